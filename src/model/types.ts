/** The entity types of the dataset, in the order in which tables and reports list them. */
export const ENTITY_TYPES = [
  "division",
  "community",
  "compound",
  "road",
  "address",
  "facility",
  "party_org",
  "government",
  "medical",
  "school",
  "company",
  "social_org",
  "person",
  "law",
  "program",
  "award",
  "event",
  "date",
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** The types of things that act: organisations of any kind. */
export const ORGANISATION_TYPES = ["party_org", "government", "medical", "school", "company", "social_org"] as const;

/** The types of what a figure may be about: places, those who act, and what they do or run. */
export const HOLDER_TYPES = [
  "division",
  "community",
  "compound",
  ...ORGANISATION_TYPES,
  "facility",
  "program",
  "event",
  "person",
] as const;

export const MEASURES = [
  "rate",
  "change",
  "count",
  "money",
  "area",
  "length",
  "duration",
  "frequency",
  "angle",
  "other",
] as const;
export type Measure = (typeof MEASURES)[number];

export const BOUNDS = ["exact", "about", "nearly", "over", "under"] as const;
export type Bound = (typeof BOUNDS)[number];

export const DIRECTIONS = ["up", "down"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const COMPARISONS = ["yoy", "mom"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const PREDICATES = [
  "located_in",
  "part_of",
  "works_for",
  "leads",
  "cooperates_with",
  "runs",
  "received",
  "cites",
  "took_part_in",
] as const;
export type Predicate = (typeof PREDICATES)[number];

/** The rule of a mention that names an organ by the level of its place alone (市教育局): linking says which place. */
export const HOME_ORGAN = "home-organ";
