import type { OrgName } from "./org-names.js";

/** Names that stand for one organisation, by position in the list of names. */
export interface Cluster {
  readonly names: OrgName[];
  /** Most specific place that any of its names says, or -1. */
  place: number;
  /** The longest wording among its names, of those that are official as written where there is one. */
  normal: string;
  official: boolean;
  /** The organisation that it is a part of by its name, and the part's own name. */
  department?: { readonly head: Cluster; readonly own: string; readonly byWording: boolean };
}

/** An organisation's names with the ordinal of its entity. */
export interface Named {
  readonly cluster: Cluster;
  readonly ordinal: number;
}
