import { type EntityType, HOLDER_TYPES } from "../../model/types.js";
import type { Discourse } from "./anaphora.js";
import type { ClauseMarks } from "./clause-marks.js";
import type { DomainWord } from "./holder-domains.js";
import type { Weights } from "./holder-features.js";
import { type History, makeHistory } from "./holder-history.js";
import { Salience } from "./salience.js";
import { ORGANISATIONS } from "./view.js";

/** Types that a figure may be about. */
export const HOLDERS: ReadonlySet<EntityType> = new Set(HOLDER_TYPES);
/** Types that a figure is about where its clause does not say: a programme or a site only where it is named as such. */
export const TOPICS: ReadonlySet<EntityType> = new Set<EntityType>([
  ...ORGANISATIONS,
  "division",
  "community",
  "compound",
]);

/** The figures of a list, from one ordinal up to another, and the entities that hold them in turn; none where they do not go in turn. */
export interface Turn {
  readonly first: number;
  readonly end: number;
  readonly holders: readonly number[];
}

export const NONE: readonly number[] = [];

export const noTurn: Turn = { first: 0, end: 0, holders: NONE };

/** What a reader of the document knows when he comes to a sentence. */
export interface Walk extends ArticleState {
  readonly discourse: Discourse;
  readonly weights: Weights;
  readonly of: Int32Array;
  readonly anaphor: Int32Array;
  /** What each common noun weighs by its place. */
  readonly nounWeight: Float32Array;
  /** Figures of each article. */
  readonly figures: Uint32Array;
  readonly communityOf: (entity: number) => number;
  /** The entity that may hold a figure where one is in mind, or -1. */
  readonly holderOf: (entity: number) => number;
  readonly wholeOf: (entity: number) => number;
  readonly marks: ClauseMarks;
  /** The fields of life of each entity, where they have been asked for. */
  readonly domains: number[];
  /** The words of the document that speak of a field of life. */
  readonly domainWords: readonly DomainWord[];
  /** The list of figures walked last. */
  turn: Turn;
  article: number;
  paragraph: number;
}

/** What is forgotten at the end of an article. */
interface ArticleState {
  salience: Salience;
  /** Subjects of the sentence at hand, with where they end. */
  subjects: { entity: number; start: number; end: number; weight: number }[];
  /** What the hand-set rules chose for earlier figures of the article with the same indicator. */
  indicators: Map<string, number>;
  history: History;
  /** Where each entity of the article was named last, what it weighed there, and how often it was named. */
  named: ({ readonly paragraph: number; readonly weight: number; readonly count: number } | undefined)[];
  /** Whom each person of the article was named with: 某社区党总支书记某某. */
  employer: Map<number, number>;
  /** The persons who hold an office there: 书记, 院长, 所长. */
  leads: Set<number>;
  /** Subject of the last sentence that had one, or -1. */
  subject: number;
  /** First name and first subject of the paragraph, first name of the article's body, or -1. */
  paragraphOpener: number;
  paragraphSubject: number;
  articleOpener: number;
}

/** The walk's state at the beginning of an article. */
export function articleState(): ArticleState {
  return {
    salience: new Salience(),
    subjects: [],
    indicators: new Map(),
    history: makeHistory(),
    named: [],
    employer: new Map(),
    leads: new Set(),
    subject: -1,
    paragraphOpener: -1,
    paragraphSubject: -1,
    articleOpener: -1,
  };
}
