// Holds the figures of the sample papers (where ../shared is there) and of the blind sets against floors that may only rise.
// `node .ci/gate.mjs --raise` lifts the floors to what is measured now, never lowers one.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const shared = join(root, "..", "shared");
const floorsFile = join(here, "floors.json");
const cli = join(root, "dist", "cli", "main.js");

const run = (command, args) => execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
const flatten = (figures) => Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, value.f1 ?? value.share]));

function samplePapers() {
  if (!existsSync(join(shared, "gold", "score.py"))) return null;
  const out = join(mkdtempSync(join(tmpdir(), "lilong-gate-")), "run");
  run(process.execPath, [cli, "run", "--quiet", "--input", join(shared, "seeds"), "--output", out]);
  const golds = readdirSync(join(shared, "gold")).filter((name) => /^0.*\.json$/.test(name)).sort();
  const args = [join(shared, "gold", "score.py"), join(shared, "seeds"), out, ...golds.map((name) => join(shared, "gold", name)), "--json"];
  const theirs = JSON.parse(run("python3", args));
  const ours = JSON.parse(run(process.execPath, [cli, "evaluate", join(shared, "gold"), out, "--sources", join(shared, "seeds"), "--json"]));
  const differing = Object.keys(theirs).filter((key) => JSON.stringify(Object.values(theirs[key]).at(-1)) !== JSON.stringify(Object.values(ours[key] ?? {}).at(-1)));
  if (differing.length > 0) {
    console.error(`lilong evaluate and score.py differ on ${differing.join(", ")}`);
    process.exitCode = 1;
  }
  return flatten(theirs);
}

/** Scores the pages of a set whose gold has one of the names. */
function goldSet(set, isWanted) {
  const folder = mkdtempSync(join(tmpdir(), "lilong-gate-"));
  const [pages, gold, out] = ["pages", "gold", "run"].map((name) => join(folder, name));
  mkdirSync(gold, { recursive: true });
  mkdirSync(pages);
  const stem = (name) => name.replace(/\.[a-z]+$/, "");
  for (const name of readdirSync(set.gold)) if (name.endsWith(".json") && isWanted(stem(name))) cpSync(join(set.gold, name), join(gold, name));
  for (const name of readdirSync(set.pages)) if (isWanted(stem(name))) cpSync(join(set.pages, name), join(pages, name));
  run(process.execPath, [cli, "run", "--quiet", "--input", pages, "--output", out]);
  return flatten(JSON.parse(run(process.execPath, [cli, "evaluate", gold, out, "--sources", pages, "--json"])));
}

/** Scores the pages whose sources stand in folders of the set's `markup/`. A new set has a new name and floors of its own. */
function markedSet(set, folders) {
  const sources = folders.flatMap((folder) => readdirSync(join(set.root, "markup", folder)));
  const names = new Set(sources.filter((name) => name.endsWith(".mk")).map((name) => name.slice(0, -3)));
  return goldSet(set, (name) => names.has(name));
}

/** A set that the developers may read. */
function developmentSet(folder) {
  const set = join(root, "test", "gold");
  return markedSet({ root: set, gold: set, pages: join(set, "pages") }, [folder]);
}

/** A set that they may not read. */
function blindSet(...folders) {
  const set = join(root, "test", "blind");
  return markedSet({ root: set, gold: join(set, "gold"), pages: join(set, "pages") }, folders);
}

const floors = JSON.parse(readFileSync(floorsFile, "utf8"));
const measured = {
  sample: samplePapers(),
  blind: developmentSet("former-blind"),
  second: developmentSet("second"),
  third: developmentSet("third"),
  fourth: developmentSet("fourth"),
  "blind-2": blindSet("a", "b"),
  "blind-3": blindSet("c"),
};
let failed = false;
for (const [set, figures] of Object.entries(measured)) {
  if (figures === null) continue;
  for (const [key, floor] of Object.entries(floors[set] ?? {})) {
    const value = figures[key] ?? 0;
    const low = value < floor;
    failed ||= low;
    console.log(`${low ? "BELOW" : "ok   "} ${set} ${key.padEnd(24)} ${value} (floor ${floor})`);
  }
  if (process.argv.includes("--raise")) {
    for (const key of Object.keys(floors[set] ?? {})) floors[set][key] = Math.max(floors[set][key], figures[key] ?? 0);
  }
}
if (process.argv.includes("--raise")) writeFileSync(floorsFile, `${JSON.stringify(floors, null, 2)}\n`);
for (const fault of loweredFloors()) {
  failed = true;
  console.log(fault);
}
if (failed) process.exitCode = 1;

/** Floors may only rise: none may be lower than the one that the commit before knew. */
function loweredFloors() {
  let before;
  try {
    before = JSON.parse(execFileSync("git", ["show", "HEAD~1:.ci/floors.json"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return [];
  }
  return Object.entries(before).flatMap(([set, figures]) =>
    Object.entries(figures)
      .filter(([key, floor]) => !(floors[set]?.[key] >= floor))
      .map(([key, floor]) => `BELOW the floor of ${set} ${key} went from ${floor} to ${floors[set]?.[key]}; floors only rise`),
  );
}
