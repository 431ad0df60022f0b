/**
 * Costs are negative natural logarithms of probabilities in hundredths, as integers, so that sums are exact and the best
 * path does not depend on the machine. Words of the general vocabulary, names from lists and names by shape all compete on
 * this one scale; the constants below are the few that no list gives.
 */
export const NAT = 100;
export const FORBIDDEN = 1 << 28;
/** The most that the tagger may add to or take from the cost of a name. */
export const MOST_OPINION = 130;

/** The cost of something that happens `count` times in `total`. */
export function costOf(count: number, total: number): number {
  return Math.round(-NAT * Math.log(count / total));
}

export const COST = {
  /** A place, an organisation, a person, a known name begins here. */
  placeEntry: 400,
  organisationEntry: 420,
  personEntry: 450,
  knownEntry: 350,
  /** An organisation behind a character that seldom precedes one. */
  strangeLeft: 90,
  /** A kind word at the end of a name. */
  kind: 180,
  placeKind: 200,
  /** A head that is mostly a common noun. */
  weakHead: 420,
  /** A word for a field of work, from the functions dictionary, for another type of kind, and any other noun. */
  functionWord: 170,
  foreignFunction: 330,
  contentWord: 40,
  siteWord: 240,
  verbWord: 300,
  /** A field of work before a common noun. */
  commonFunction: 260,
  /** A distinctive part with a verb in it. */
  verbInside: 400,
  /** A distinctive part: chosen by the stem model, as a proper noun of the lexicon, as a common noun. */
  distinctive: 170,
  properNoun: 120,
  /** One of the list of usual names. */
  ownName: 280,
  commonNoun: 520,
  /** A quoted brand or a bracketed part inside a name. */
  quoted: 260,
  bracketed: 200,
  /** One kind goes on to another (局 → 党组). */
  chain: 60,
  /** The suffix of a place is left off. */
  stemForm: 200,
  /** A bare stem of a community, inside a longer name. */
  bareCommunity: 500,
  /** A place that the stem model alone vouches for. */
  unlisted: 50,
  anaphorEntry: 340,
  anaphorBonus: 30,
  /** A name that begins inside a common word: 强|化城管…. */
  cutWord: 300,
  looseWord: 150,
  joint: 250,
  /** A rare character that stands for a word of its own: seldom, but for grammar words and in names. */
  rareSingle: 750,
  looseSingle: 150,
  /** A stem that is a common word: a verb or grammar word, a noun or adjective. */
  verbStem: 450,
  nounStem: 250,
  /** The same of a community that the list has. */
  listedNounStem: 100,
  /** A stem longer than four characters, for each more. */
  longStem: 120,
  /** A place as the stem of another: a road, a community named after a town, one named after a city. */
  placeStem: 60,
  townStem: 160,
  cityStem: 420,
  /** A community by its shape directly behind its town. */
  behindTown: -250,
  /** The same of one in the list without its suffix. */
  bareBehindTown: 0,
  /** The same elsewhere in a paper that names the town. */
  bareAlone: 100,
  weakSingle: 600,
  /** A road behind 在, 沿, 至. */
  roadCue: -250,
  /** A name that ends inside a word. */
  crossing: 700,
  /** A bare name of a place that is a common word. */
  commonWord: 900,
  /** The word of a level in place of the division that the document is about. */
  home: 0,
  /** 中国, 全国 as the place of an organisation. */
  nation: 300,
  /** A county or banner whose name is shortened, but not its suffix. */
  shortCounty: 100,
  /** A community of the list under another suffix. */
  variantForm: 220,
  eventHead: 250,
  /** A place with 新, 老, 东 before it. */
  twin: 250,
  /** A character that no word covers. */
  unknownCharacter: 1300,
} as const;
