import { PAGES } from "../support/dataset.js";

/** A wrong set-up: files of a folder, a command in it, and what it has to say. `{}` in arguments is the folder. */
export interface SetUp {
  readonly what: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Links to be made: name and target. */
  readonly links?: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly says: RegExp;
  /** 2 where it is not said: nothing was written. */
  readonly status?: number;
}

const PAGE = { "pages/a.txt": PAGES["a.txt"] as string };
const RUN = ["run", "--quiet", "--no-cache", "--input", "{}/pages", "--output", "{}/dataset"];
const HEADER = "name,aliases,code,ambiguous,note\n";
const HEAD = "name: mine\ntitle: 我的\nabout: A pipeline of mine.\n";
const STAGES = ["read", "repair", "articles", "segment", "entities", "metrics", "link", "validate", "write"];

/** A run with a pipeline of one's own; `stages` are its lines below the head. */
const pipeline = (what: string, text: string, says: RegExp): SetUp => ({
  what: `pipeline: ${what}`,
  files: { ...PAGE, "mine.yaml": text },
  args: ["run", "{}/mine.yaml", ...RUN.slice(1)],
  says,
});
const list = (stages: readonly string[]): string => `${HEAD}stages:\n${stages.map((one) => `  - ${one}\n`).join("")}`;

/** A run with dictionaries of one's own. */
const dictionary = (what: string, files: Readonly<Record<string, string | Uint8Array>>, says: RegExp): SetUp => ({
  what: `dictionary: ${what}`,
  files: { ...PAGE, ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`mine/${name}`, text])) },
  args: [...RUN, "--dictionaries", "{}/mine"],
  says,
});

const YAML = `title: 我的
about: Mine.
source: own
refuses: nothing
match: names
type: company
columns:
  name: { about: its name, required: true }
  kind: { about: its kind, enum: [a, b] }
key: [name]
sort: [name]
`;

export const SET_UPS: readonly SetUp[] = [
  // ---- usage
  { what: "no such command", args: ["rum"], says: /^error: C300 unknown command 'rum'/m },
  { what: "no such option", args: [...RUN, "--outptu", "x"], says: /^error: C300 unknown option '--outptu'/m },
  {
    what: "an option without its value",
    args: ["run", "--output"],
    says: /^error: C300 option .*--output <folder>' argument missing/m,
  },
  {
    what: "no such format",
    args: [...RUN, "--format", "xls"],
    says: /^error: C300 .*'xls' is invalid\. Allowed choices are csv, json/m,
  },
  {
    what: "threads that are no number",
    args: [...RUN, "--threads", "many"],
    says: /^error: C300 .*'many' is invalid\. It takes a whole number from 1/m,
  },
  { what: "no threads at all", args: [...RUN, "--threads", "0"], says: /^error: C300 .*whole number from 1/m },
  { what: "an argument too many", args: ["validate", "{}/a", "{}/b"], says: /^error: C300 too many arguments/m },
  { what: "diff with one folder", args: ["diff", "{}/a"], says: /^error: C300 missing required argument 'new'/m },
  {
    what: "a confidence above one",
    args: ["dict", "suggest", "{}", "--below", "2"],
    says: /^error: C300 .*number from 0 to 1/m,
  },

  // ---- input
  {
    what: "an input that is not there",
    args: ["run", "--input", "{}/nothing", "--output", "{}/dataset"],
    says: /^error: C301 .*\/nothing names no document; give/m,
  },
  {
    what: "a folder without documents",
    files: { "pages/picture.png": "x", "pages/README.md": "x" },
    args: RUN,
    says: /^error: C301 .*\/pages names no document/m,
  },
  {
    what: "a glob that fits nothing",
    files: PAGE,
    args: ["run", "--input", "{}/pages/*.docx", "--output", "{}/dataset"],
    says: /^error: C301 .*\*\.docx names no document/m,
  },
  {
    what: "two documents with one path",
    files: { "x/a.txt": "甲。", "y/a.txt": "乙。" },
    args: ["run", "--input", "{}/x", "{}/y", "--output", "{}/dataset"],
    says: /^error: C302 .*\/y\/a\.txt and .*\/x\/a\.txt would both be "a\.txt"/m,
  },
  {
    what: "extract of a file that is not there",
    args: ["extract", "{}/nothing.txt"],
    says: /^error: C303 .*\/nothing\.txt cannot be read \(ENOENT/m,
  },
  {
    what: "inspect of a folder",
    files: PAGE,
    args: ["inspect", "{}/pages"],
    says: /^error: C303 .*\/pages cannot be read \(EISDIR/m,
  },
  {
    what: "a folder to be watched that is not there",
    args: ["watch", "--input", "{}/nothing", "--output", "{}/dataset"],
    says: /^error: C301 .*\/nothing is not there to be watched; make it/m,
  },
  {
    what: "a device as input",
    args: ["run", "--input", "/dev/null", "--output", "{}/dataset"],
    says: /^error: C301 \/dev\/null is neither file nor folder; save it/m,
  },
  {
    what: "a table that the pipeline does not write",
    files: PAGE,
    args: ["extract", "{}/pages/a.txt", "--table", "metrics", "tokens"],
    says: /^error: C304 --table tokens is not in the pipeline; it has documents, articles/m,
  },
  {
    what: "a stage that there is not",
    files: PAGE,
    args: ["inspect", "{}/pages/a.txt", "--stage", "figures"],
    says: /^error: C304 --stage figures is not in the pipeline; it has read, repair/m,
  },

  // ---- output
  {
    what: "an output below a file",
    files: { ...PAGE, file: "x" },
    args: [...RUN.slice(0, -1), "{}/file/dataset"],
    says: /^error: C310 .*\/file\/dataset cannot be written \(E(NOTDIR|EXIST)/m,
  },
  {
    what: "an output where nobody may write",
    files: PAGE,
    args: [...RUN.slice(0, -1), "/proc/lilong/dataset"],
    says: /^error: C310 \/proc\/lilong\/dataset cannot be written/m,
  },
  {
    what: "an output that holds other things",
    files: { ...PAGE, "dataset/thesis.doc": "years of work" },
    args: RUN,
    says: /^error: C311 .*\/dataset holds other things than a dataset/m,
  },
  {
    what: "an output that is a file",
    files: { ...PAGE, dataset: "x" },
    args: RUN,
    says: /^error: C311 .*\/dataset holds other things/m,
  },
  {
    what: "an output around the folder one stands in",
    files: { ...PAGE, "run.json": "{}" },
    args: [...RUN.slice(0, -1), "{}"],
    says: /^error: C311 /m,
  },
  {
    what: "an output that another run writes",
    files: { ...PAGE, ".dataset.lock": '{"pid":1,"host":"elsewhere","begun":""}' },
    args: RUN,
    says: /^error: C313 .*\/dataset is being written by another run \(process 1 on elsewhere\)/m,
  },
  {
    what: "an output that is a mount point",
    files: PAGE,
    args: [...RUN.slice(0, -1), "/dev/shm"],
    says: /^error: C31[14] \/dev\/shm /m,
  },

  // ---- datasets and gold
  {
    what: "validate of no dataset",
    files: PAGE,
    args: ["validate", "{}/pages"],
    says: /^error: C320 .*\/pages is no dataset \(it has no run\.json\)/m,
  },
  {
    what: "a run.json that is no JSON",
    files: { "dataset/run.json": "{" },
    args: ["validate", "{}/dataset"],
    says: /^error: C320 .*\/dataset\/run\.json is no JSON/m,
  },
  {
    what: "diff with no dataset",
    files: { "a/run.json": "{}" },
    args: ["diff", "{}/a", "{}/b"],
    says: /^error: C320 .*\/b is no dataset/m,
  },
  {
    what: "check of no dataset",
    files: PAGE,
    args: ["check", "--input", "{}/pages", "--output", "{}/dataset"],
    says: /^error: C320 .*\/dataset is no dataset/m,
  },
  {
    what: "a table that cannot be parsed",
    files: { "a/run.json": "{}", "a/documents.json": "[" },
    args: ["diff", "{}/a", "{}/a"],
    says: /^error: C322 .*\/a\/documents\.json cannot be parsed/m,
  },
  {
    what: "no gold",
    files: { "dataset/run.json": "{}" },
    args: ["evaluate", "{}/gold", "{}/dataset"],
    says: /^error: C330 .*\/gold holds no gold/m,
  },
  {
    what: "gold that is none",
    files: { "dataset/run.json": "{}", "gold/a.json": "[]" },
    args: ["evaluate", "{}/gold", "{}/dataset"],
    says: /^error: C330 .*\/gold\/a\.json is no gold file/m,
  },
  {
    what: "gold of a document that is not there",
    files: { "dataset/run.json": "{}", "gold/a.json": '{"doc":"a.txt","articles":[]}' },
    args: ["evaluate", "{}/gold", "{}/dataset", "--sources", "{}/pages"],
    says: /^error: C331 a\.txt is not in .*\/pages/m,
  },
  {
    what: "init below a file",
    files: { file: "x" },
    args: ["init", "{}/file/repository"],
    says: /^error: C340 .*\/file\/repository cannot be written \(ENOTDIR/m,
  },

  // ---- pipelines
  {
    what: "no such pipeline",
    files: PAGE,
    args: ["run", "govern", ...RUN.slice(1)],
    says: /^error: P200 govern is no pipeline; name a \.yaml file or one of governance, health/m,
  },
  pipeline("not YAML", `${HEAD}stages: [read\n`, /^error: P201 .*mine\.yaml:[45] not YAML: .*; mend the line/m),
  pipeline("a key twice", `${HEAD}name: again\n`, /^error: P201 .*mine\.yaml:4 not YAML: Map keys must be unique/m),
  pipeline(
    "no title",
    list(STAGES).replace(/title.*\n/, ""),
    /^error: P202 .*mine\.yaml:1 the file must have required property 'title'/m,
  ),
  pipeline(
    "a name with spaces",
    list(STAGES).replace("name: mine", "name: My Pipeline"),
    /^error: P202 .*mine\.yaml:1 name must match pattern/m,
  ),
  pipeline(
    "a key that is not known",
    list(STAGES).replace("stages:", "stage: x\nstages:"),
    /^error: P202 .*mine\.yaml:1 the file must NOT have additional properties \(stage\)/m,
  ),
  pipeline("empty", "", /^error: P202 .*mine\.yaml:1 the file must be object/m),
  pipeline("no stages", HEAD, /^error: P203 .*mine\.yaml:1 has no list "stages"; list them/m),
  pipeline("stages that are no list", `${HEAD}stages: all\n`, /^error: P203 .*mine\.yaml:4 has no list "stages"/m),
  pipeline(
    "a stage that is not there",
    list(["read", "reader", ...STAGES.slice(1)]),
    /^error: P204 .*mine\.yaml:6 "reader" is no stage; the stages are read, repair/m,
  ),
  pipeline(
    "an option that is not there",
    list(STAGES.map((one) => (one === "segment" ? "segment: { motor: auto }" : one))),
    /^error: P204 .*mine\.yaml:8 stage "segment": its options must NOT have additional properties \(motor\)/m,
  ),
  pipeline(
    "an option with a wrong value",
    list(STAGES.map((one) => (one === "write" ? "write: { formats: [pdf] }" : one))),
    /^error: P204 .*mine\.yaml:13 stage "write": formats\/0/m,
  ),
  pipeline(
    "stages in the wrong order",
    list(["read", "articles", "repair", ...STAGES.slice(3)]),
    /^error: P205 .*mine\.yaml:6 articles needs "repaired"; move it after repair/m,
  ),
  pipeline(
    "a stage left out",
    list(STAGES.filter((one) => one !== "entities")),
    /^error: P205 .*mine\.yaml:9 metrics needs "mentions"; move it after entities/m,
  ),
  pipeline(
    "a stage twice",
    list([...STAGES.slice(0, 2), "repair", ...STAGES.slice(2)]),
    /^error: P206 .*mine\.yaml:7 repair stands twice; keep one/m,
  ),
  pipeline("no write at the end", list(STAGES.slice(0, -1)), /^error: P207 .*mine\.yaml:12 does not end with "write"/m),
  pipeline(
    "a province that is none",
    list(STAGES).replace("stages:", "provinces:\n  - 江苏省\n  - 浦东新区\nstages:"),
    /^error: P208 .*mine\.yaml:6 "浦东新区" is no province; write its official name/m,
  ),
  pipeline(
    "no province at all",
    list(STAGES).replace("stages:", "provinces: []\nstages:"),
    /^error: P202 .*mine\.yaml:4 provinces must NOT have fewer than 1 items/m,
  ),

  // ---- dictionaries
  dictionary("not YAML", { "mine.yaml": "title: [\n" }, /^error: D100 .*\/mine\/mine\.yaml:[12] not YAML/m),
  dictionary(
    "a key twice in its YAML",
    { "mine.yaml": `${YAML}title: again\n`, "mine.csv": "name,kind\n" },
    /^error: D100 .*\/mine\.yaml:12 not YAML: Map keys must be unique/m,
  ),
  dictionary(
    "rows without a description",
    { "mine.csv": "a,b\n" },
    /^error: D101 .*\/mine\/mine\.csv no mine\.yaml describes it; write one/m,
  ),
  dictionary(
    "a description without rows",
    { "mine.yaml": YAML },
    /^error: D102 .*\/mine\/mine\.csv is missing, though .*mine\.yaml lists columns/m,
  ),
  dictionary(
    "a description that says too little",
    { "mine.yaml": YAML.replace(/source.*\n/, ""), "mine.csv": "name,kind\n" },
    /^error: D103 .*\/mine\.yaml:1 .*'source'/m,
  ),
  dictionary(
    "a column with a wrong description",
    { "mine.yaml": YAML.replace("enum: [a, b]", "enums: [a]"), "mine.csv": "name,kind\n" },
    /^error: D103 .*\/mine\.yaml:9 .*\(enums\)/m,
  ),
  dictionary(
    "a row twice",
    { "mine.yaml": YAML, "mine.csv": "name,kind\n甲,a\n甲,b\n" },
    /^error: D104 .*\/mine\.csv:3 "甲" is listed twice \(line 2\); keep one row/m,
  ),
  dictionary(
    "a quote that never ends",
    { "mine.yaml": YAML, "mine.csv": 'name,kind\n"甲,a\n' },
    /^error: D105 .*\/mine\.csv:2 a quoted cell that never ends/m,
  ),
  dictionary(
    "a quote inside a cell",
    { "hospitals.csv": `${HEADER}甲"乙医院,,,no,\n` },
    /^error: D105 .*\/hospitals\.csv:2 a quote inside an unquoted cell/m,
  ),
  dictionary(
    "other columns",
    { "hospitals.csv": "name,beds\n甲乙医院,3\n" },
    /^error: D106 .*\/hospitals\.csv:1 has the header name,beds; its description wants name,aliases/m,
  ),
  dictionary(
    "semicolons",
    { "hospitals.csv": "name;aliases;code;ambiguous;note\n" },
    /^error: D106 .*\/hospitals\.csv:1 has the header name;aliases/m,
  ),
  dictionary(
    "an empty file",
    { "hospitals.csv": "" },
    /^error: D106 .*\/hospitals\.csv:1 is empty; its description wants/m,
  ),
  dictionary(
    "GB 18030",
    { "hospitals.csv": new Uint8Array([...new TextEncoder().encode(HEADER), 0xbc, 0xd7, 0xd4, 0xba]) },
    /^error: D107 .*\/hospitals\.csv is not UTF-8; save it as UTF-8/m,
  ),
  dictionary(
    "ragged rows",
    { "hospitals.csv": `${HEADER}甲乙医院,,,no\n丙丁医院,,,no,,\n` },
    /^error: D108 .*\/hospitals\.csv:2 has 4 cells where the header has 5; mend the row\nerror: D108 .*:3 has 6 cells/m,
  ),
  dictionary(
    "a value out of its list",
    { "mine.yaml": YAML, "mine.csv": "name,kind\n甲,c\n" },
    /^error: D109 .*\/mine\.csv:2 column "kind": "c" is none of a, b/m,
  ),
  dictionary(
    "an empty name",
    { "hospitals.csv": `${HEADER},,,no,\n` },
    /^error: D109 .*\/hospitals\.csv:2 column "name": is empty; fill it/m,
  ),
  dictionary(
    "spaces at the ends",
    { "hospitals.csv": `${HEADER} 甲乙医院,,,no,\n` },
    /^error: D109 .*\/hospitals\.csv:2 column "name": " 甲乙医院" has spaces at its ends/m,
  ),
  dictionary(
    "a code with letters",
    { "hospitals.csv": `${HEADER}甲乙医院,,31O115,no,\n` },
    /^error: D109 .*\/hospitals\.csv:2 column "code": "31O115" does not fit/m,
  ),
  dictionary(
    "an empty alias",
    { "hospitals.csv": `${HEADER}甲乙医院,甲院||乙院,,no,\n` },
    /^error: D109 .*\/hospitals\.csv:2 column "aliases": .* has an empty part/m,
  ),
  dictionary(
    "CRLF and a mark do not move the line",
    { "hospitals.csv": `\uFEFF${HEADER}甲乙医院,,,no,\n丙丁医院\n`.replaceAll("\n", "\r\n") },
    /^error: D108 .*\/hospitals\.csv:3 has 1 cells/m,
  ),
  dictionary(
    "a stage's column left out",
    { "units.yaml": YAML, "units.csv": "name,kind\n" },
    /^error: D110 .*\/units\.csv the columns .* are missing; a stage reads them/m,
  ),
  dictionary(
    "rows out of order",
    { "hospitals.csv": `${HEADER}甲乙医院,,,no,\n丙丁医院,,,no,\n` },
    /^error: D112 .*\/hospitals\.csv:3 is out of order; sort .*lint --fix/m,
  ),
  {
    what: "dictionary: no such folder",
    files: PAGE,
    args: [...RUN, "--dictionaries", "{}/nothing"],
    says: /^error: D113 .*\/nothing cannot be read \(ENOENT/m,
  },
  {
    what: "dictionary: lint of no folder",
    args: ["dict", "lint", "{}/nothing"],
    says: /^error: D113 .*\/nothing cannot be read/m,
  },

  // ---- documents that fail alone: the others are written
  {
    what: "an empty document",
    files: { ...PAGE, "pages/empty.txt": "" },
    args: RUN,
    says: /^E101 empty\.txt /m,
    status: 1,
  },
  {
    what: "a document of spaces",
    files: { ...PAGE, "pages/blank.txt": " \n\u3000\n" },
    args: RUN,
    says: /^E101 blank\.txt /m,
    status: 1,
  },
  {
    what: "a binary document",
    files: { ...PAGE, "pages/picture.txt": new Uint8Array(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)) },
    args: RUN,
    says: /^E102 picture\.txt /m,
    status: 1,
  },
  {
    what: "a .docx that is none",
    files: { ...PAGE, "pages/page.docx": "PK\u0003\u0004 cut short" },
    args: RUN,
    says: /^E103 page\.docx /m,
    status: 1,
  },
  {
    what: "a document that cannot be read",
    files: PAGE,
    links: { "pages/loop.txt": "loop.txt" },
    args: RUN,
    says: /^E100 loop\.txt The file cannot be read \(ELOOP\)/m,
    status: 1,
  },
];
