/** One row of a dictionary. */
export interface Row {
  /** Line in the CSV file, for messages. */
  readonly line: number;
  /** The file that the row stands in, where it is not the dictionary's own: a user's row on top. */
  readonly file?: string;
  /** In the order of the dictionary's columns. */
  readonly cells: readonly string[];
}

export interface Dictionary {
  readonly name: string;
  /** Path of the file that holds the rows (or of the description, where there are none), for messages. */
  readonly file: string;
  /** How its rows are matched: `names`, `kinds`, `words`, `patterns`, `table`, ... */
  readonly match: string;
  /** Everything the description file says (title, about, source, refuses, type, patterns, ...). */
  readonly about: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** SHA-256 of the description's and the rows' bytes. */
  readonly hash: string;
}

export interface Dictionaries {
  /** The dictionary of that name; throws a SetupError where it is missing. */
  get(name: string): Dictionary;
  has(name: string): boolean;
  /** All dictionaries with that way of matching, sorted by name. */
  matching(match: string): readonly Dictionary[];
  readonly all: readonly Dictionary[];
}
