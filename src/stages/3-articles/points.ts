/** So many points make a title. */
export const THRESHOLD = 2.5;

/** What speaks for and against a heading being the title of an article, in points. */
export const POINTS = {
  /** The first heading of the file, with no text above it. */
  first: 10,
  /** A credit, a jump line or a running head stands between it and the text above. */
  boundary: 4,
  /** A jump line (上接 1 版) stands right above it. */
  jumpAbove: 3,
  runningHead: 4,
  /** A subtitle follows: led by a dash, or naming who acts. */
  dashSubtitle: 5,
  unitSubtitle: 3,
  /** The paragraph above looks ahead or sums up; or breaks off. */
  closing: 3,
  brokenOff: 1,
  /** The paragraph below begins as a report does. */
  lead: 1.5,
  /** A dateline or a byline stands right below it. */
  byline: 4,
  /** It begins with the day. */
  dated: 1,
  /** The heading says what has happened. */
  event: 1.5,
  /** The heading speaks of us: 我镇, 我院. */
  self: 1.5,
  /** It asks or calls. */
  call: 1,
  /** Most headings of the file stand above a report's begin: a bulletin of short news. */
  bulletin: 3,
  /** The heading names a place. */
  place: 2.5,
  /** Heading and lead name places: new ones only; known ones only; both; or none at all. */
  newPlace: 3,
  samePlace: -1.5,
  mixedPlaces: 1,
  noPlace: -0.5,
  /** The head of a numbered part; of a numbered article, where the file begins with one. */
  numbered: -20,
  numberedArticle: 20,
  /** A label before a colon that names no place: 新春序曲：… */
  label: -1.5,
  /** Short, or of the length of a headline. */
  short: -0.5,
  long: 0.5,
  /** Marked items stand right below it: a column of short news or figures. */
  items: 3.5,
  /** It tells as people talk: 动起了刀, 谁买单, 怎么变. */
  telling: 1.5,
  /** Three clauses or more that name nobody: a slogan over a part. */
  slogan: -1,
  /** Built like the section head before it. */
  parallel: -1.5,
  /** The article above would have hardly any text. */
  early: -2,
  /** No text below it. */
  bare: -1.5,
  /** Several paragraphs stand below it before the next head: an article rather than a section. */
  ample: 1,
  /** The only head inside a long article, or one unlike its neighbours, where section heads come in series. */
  odd: 2.5,
  /** It begins with who or what; or with what is done. */
  subject: 1,
  action: -1,
  /** The text below takes up its words at once. */
  echo: 1,
  subjectEcho: 1,
  /** It names an organisation. */
  actor: 1.5,
  /** Most heads of the file are titles at the first reading, and it is no part of a series. */
  mostlyTitles: 2,
  /** It holds a telephone number or hours: a notice. */
  notice: -6,
  /** Most heads of the file begin with who or what, and it is no part of a series: a page of short news. */
  news: 2,
  /** The file begins with the name of a paper. */
  paper: 1,
};

export type Point = keyof typeof POINTS;
