import type { EntityRecord } from "../../model/tables.js";

/** The tables that are compared, in the order in which they are told. */
export const COMPARED = ["documents", "articles", "metrics", "entities", "relations"] as const;

/** One difference, in the words of the domain. */
export interface Difference {
  readonly table: (typeof COMPARED)[number];
  readonly kind: "added" | "gone" | "changed" | "renamed" | "relinked" | "merged" | "split";
  /** What it is about: 梅陇镇 · 满意度. */
  readonly subject: string;
  /** Which fields differ: from, to. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Document, where there is one. */
  readonly path: string;
}

export type Fields = Record<string, readonly [unknown, unknown]>;

/** The fields named in which two records differ. */
export function differingFields<T extends object>(a: T, b: T, names: readonly (keyof T & string)[]): Fields {
  const fields: Fields = {};
  for (const name of names) if (a[name] !== b[name]) fields[name] = [a[name], b[name]];
  return fields;
}

export function entitySubject(entity: EntityRecord): string {
  return entity.code === "" ? entity.name : `${entity.name} ${entity.code}`;
}
