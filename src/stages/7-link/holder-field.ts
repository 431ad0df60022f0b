import type { Metric } from "../../model/layers.js";
import { Candidate, type Feature } from "./holder-features.js";
import type { Walk } from "./holder-walk.js";

/** The candidates of one figure. An entity may be among them more than once: once for each of its names in the sentence. */
export interface Field {
  readonly walk: Walk;
  readonly metric: Metric;
  /** Ordinal of the metric. */
  readonly k: number;
  readonly candidates: Candidate[];
}

/** The candidate of an entity; a new one, with a feature that says where it is from, if there is none. */
export function candidateFor({ walk, candidates }: Field, entity: number, from: Feature | null): Candidate {
  const known = candidates.find((one) => one.entity === entity);
  if (known !== undefined) return known;
  const made = newCandidate(walk, entity);
  if (from !== null) made.add(from);
  candidates.push(made);
  return made;
}

export function newCandidate({ discourse, weights }: Walk, entity: number): Candidate {
  return new Candidate(entity, discourse.reader.table.drafts[entity], weights);
}
