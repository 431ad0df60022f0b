import { rowsOf } from "../../dictionary/rows.js";
import type { Lexicon } from "../../model/lexicon.js";
import type { Setup } from "../../model/stage.js";
import { type PlaceFinder, placeFinder } from "../../text/named-places.js";

/** What the rules about articles ask of a text. */
export interface Cues {
  /** Keys of the places that a text names. */
  readonly places: PlaceFinder;
  /** The text begins as a report does. */
  readonly leads: (text: string) => boolean;
  /** The text begins with a day. */
  readonly isDated: (text: string) => boolean;
  /** A last paragraph: it looks ahead or sums up. */
  readonly closes: (text: string) => boolean;
  /** A running head of a page. */
  readonly isColumn: (text: string) => boolean;
  /** The name of a paper or bulletin. */
  readonly isMasthead: (text: string) => boolean;
  /** The text says what has happened. */
  readonly tellsEvent: (text: string) => boolean;
  /** The text speaks as people talk, which no section head of a report does. */
  readonly tells: (text: string) => boolean;
  /** Word class with which the text begins: a headline begins with who or what, a section head with what is done. */
  readonly firstWord: (text: string) => "noun" | "verb" | "other";
  /** The text names an organisation by its kind. */
  readonly namesActor: (text: string) => boolean;
  /** The text is the name of a column of short news. */
  readonly isBriefs: (text: string) => boolean;
  /** The text names an acting unit: a place or an organisation. */
  readonly namesUnit: (text: string) => boolean;
}

const DATE = /^(?:20[0-9]{2}年|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}月[上中下]旬)/;
const DAY = /^(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日/;
const LAST = 60;

export function compileCues({ dictionaries, lexicon, gazetteer }: Setup): Cues {
  const rows = rowsOf(dictionaries.get("article-cues"), ["word", "kind"]);
  const kind = (name: string) => rows.filter((row) => row.kind === name).map((row) => row.word);
  const openers = rowsOf(dictionaries.get("paragraph-openers"), ["word", "kind"]);
  const opener = (name: string) => startsWith(openers.filter((row) => row.kind === name).map((row) => row.word));
  const [lead, close, closing] = [opener("lead"), opener("close"), oneOf(kind("closing"))];
  const briefs = new RegExp(`^[\\u4e00-\\u9fff·]{0,6}(?:${kind("briefs").join("|")})$`);
  const columns = new Set(kind("column"));
  const places = placeFinder(kind("place"), lexicon, gazetteer);
  const [unit, event, actor, telling] = ["unit", "event", "actor", "telling"].map((name) => oneOf(kind(name))) as [
    RegExp,
    RegExp,
    RegExp,
    RegExp,
  ];
  const masthead = new RegExp(
    `^(?:[^，。：！？]{2,12}(?:${kind("masthead").join("|")})|(?:${kind("masthead_begin").join("|")})[\\u4e00-\\u9fff]{2,4})$`,
  );
  return {
    places,
    leads: (text) => DATE.test(text) || lead(text),
    isDated: (text) => DAY.test(text),
    closes: (text) => close(text) || closing.test(text.slice(-LAST)),
    isColumn: (text) => columns.has(text),
    isMasthead: (text) => masthead.test(text.replace(/\s/g, "")),
    tellsEvent: (text) => event.test(text),
    tells: (text) => telling.test(text),
    firstWord: (text) => firstWord(text, lexicon),
    isBriefs: (text) => briefs.test(text),
    namesActor: (text) => actor.test(text),
    namesUnit: (text) => places(text).length > 0 || unit.test(text),
  };
}

/** Class of the longest word of the vocabulary at the begin of a text, quotes aside. */
function firstWord(text: string, lexicon: Lexicon): "noun" | "verb" | "other" {
  const bare = text.replace(/^[“"‘《]/, "");
  let tag = "";
  lexicon.matchAt(bare, 0, (end, count, pos) => {
    if (end >= 2 && count >= RAREST) tag = pos;
  });
  if (NOUN.test(tag)) return "noun";
  return VERB.test(tag) ? "verb" : "other";
}

/** Nouns, names and amounts; verbs, and adverbs that a verb follows (tags of the vocabulary). */
const NOUN = /^(?:n|m$|s$)/;
const VERB = /^(?:v$|vd$|ad$|d$)/;
const RAREST = 3;

function oneOf(words: readonly string[]): RegExp {
  return new RegExp(words.length === 0 ? "(?!)" : words.join("|"));
}

function startsWith(words: readonly string[]): (text: string) => boolean {
  const set = new Set(words);
  const longest = Math.max(1, ...words.map((word) => word.length));
  return (text) => {
    for (let length = Math.min(longest, text.length); length > 0; length--) {
      if (set.has(text.slice(0, length))) return true;
    }
    return false;
  };
}
