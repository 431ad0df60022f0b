import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseMarked, type Score, scoreLines, scoreOf } from "./marked.js";
import { runEntities } from "./run.js";

const read = (name: string) =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

/** Floors that only rise. Each line is a document of its own, without context from others. */
const FLOORS: readonly (readonly [file: string, core: number])[] = [
  ["prose-tuned.txt", 0.8],
  ["prose-held-out.txt", 0.75],
];

test.each(FLOORS)("names in %s", (file, core) => {
  const score: Score = scoreLines(read(file).map(parseMarked), runEntities);
  expect(scoreOf(score.core)).toBeGreaterThanOrEqual(core);
});
