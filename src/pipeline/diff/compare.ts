import { type ComparedDataset, METRIC_FIELDS, movedTo, pairDocuments } from "./dataset.js";
import { COMPARED, type Difference, differingFields, type Fields } from "./difference.js";
import { compareEntities } from "./entities.js";
import { pairBy } from "./pair.js";

/** Everything in which two datasets differ, sorted by table, document and subject. */
export function compareDatasets(before: ComparedDataset, now: ComparedDataset): Difference[] {
  const old = movedTo(before, now);
  const all = [
    ...compareDocuments(old, now),
    ...compareArticles(old, now),
    ...compareMetrics(old, now),
    ...compareEntities(old, now),
    ...compareRelations(old, now),
  ];
  const key = (one: Difference): string =>
    `${COMPARED.indexOf(one.table)} ${one.path} ${one.kind} ${one.subject} ${JSON.stringify(one.fields)}`;
  return all
    .map((one) => [key(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

function compareDocuments(old: ComparedDataset, now: ComparedDataset): Difference[] {
  const { pairs, gone, added } = pairDocuments(old, now);
  const base = { table: "documents", fields: {} } as const;
  return [
    ...gone.map((one) => ({ ...base, kind: "gone" as const, subject: one.path, path: one.path })),
    ...added.map((one) => ({ ...base, kind: "added" as const, subject: one.path, path: one.path })),
    ...pairs
      .filter(([a, b]) => a.sha256 !== b.sha256 || a.path !== b.path)
      .map(([a, b]) => ({
        ...base,
        kind: a.path === b.path ? ("changed" as const) : ("renamed" as const),
        subject: a.path,
        path: b.path,
        fields: differingFields(a, b, ["path", "bytes"]),
      })),
  ];
}

function compareArticles(old: ComparedDataset, now: ComparedDataset): Difference[] {
  const { pairs, gone, added } = pairBy(old.articles, now.articles, [
    (one) => `${one.path}\0${one.title}\0${one.start}`,
    (one) => `${one.path}\0${one.title}`,
    (one) => `${one.path}\0${one.ordinal}`,
  ]);
  const subject = (one: { title: string; ordinal: number }): string => one.title || `第${one.ordinal}篇`;
  const base = { table: "articles", fields: {} } as const;
  return [
    ...gone.map((one) => ({ ...base, kind: "gone" as const, subject: subject(one), path: one.path })),
    ...added.map((one) => ({ ...base, kind: "added" as const, subject: subject(one), path: one.path })),
    ...pairs.flatMap(([a, b]) =>
      changed(
        "articles",
        subject(b),
        b.path,
        differingFields(a, b, ["title", "byline", "kind", "division", "division_code"]),
      ),
    ),
  ];
}

type LocatedMetric = ComparedDataset["metrics"][number];

function compareMetrics(old: ComparedDataset, now: ComparedDataset): Difference[] {
  const { pairs, gone, added } = pairBy(old.metrics, now.metrics, [
    (one) => `${one.path}\0${one.start}\0${one.end}\0${one.text}`,
    (one) => `${one.path}\0${one.holder}\0${one.indicator}\0${one.text}`,
    (one) => `${one.path}\0${one.holder}\0${one.indicator}\0${one.unit}\0${one.measure}`,
  ]);
  const base = { table: "metrics" } as const;
  const subject = (one: LocatedMetric): string => `${one.holder || "（无主体）"} · ${one.indicator || one.text}`;
  return [
    ...gone.map((one) => ({
      ...base,
      kind: "gone" as const,
      subject: subject(one),
      path: one.path,
      fields: { text: [one.text, null] as const },
    })),
    ...added.map((one) => ({
      ...base,
      kind: "added" as const,
      subject: subject(one),
      path: one.path,
      fields: { text: [null, one.text] as const },
    })),
    ...pairs.flatMap(([a, b]) => changed("metrics", subject(b), b.path, differingFields(a, b, METRIC_FIELDS))),
  ];
}

function changed(table: Difference["table"], subject: string, path: string, fields: Fields): Difference[] {
  return Object.keys(fields).length === 0 ? [] : [{ table, kind: "changed", subject, path, fields }];
}

/** Relations by what they say: who, what, whom, in which document. */
function compareRelations(old: ComparedDataset, now: ComparedDataset): Difference[] {
  const told = (dataset: ComparedDataset) =>
    dataset.relations.map((one) => ({ ...one, subject: subjectOf(dataset, one) }));
  const { gone, added } = pairBy(told(old), told(now), [(one) => `${one.path}\0${one.subject}\0${one.label}`]);
  const tell = (
    kind: "gone" | "added",
    { subject, path, label }: { subject: string; path: string; label: string },
  ) => ({
    table: "relations" as const,
    kind,
    subject: label === "" ? subject : `${subject}（${label}）`,
    path,
    fields: {},
  });
  return [...gone.map((one) => tell("gone", one)), ...added.map((one) => tell("added", one))];
}

function subjectOf({ entities }: ComparedDataset, relation: ComparedDataset["relations"][number]): string {
  const name = (id: string): string => entities.get(id)?.name ?? id;
  return `${name(relation.subject_id)} ${relation.predicate} ${name(relation.object_id)}`;
}
