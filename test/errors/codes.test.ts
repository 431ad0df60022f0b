import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");

/** Codes where a message is made: at the head of a string. */
function usedCodes(): string[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const found = files.flatMap((name) => {
    const text = readFileSync(join(ROOT, "src", name), "utf8");
    return [...text.matchAll(/(?:["`]|"error: )([DPCEWVGB][0-9]{3})["` ]/g)].map(([, code]) => code as string);
  });
  return [...new Set(found)].sort();
}

function documentedCodes(): string[] {
  const text = readFileSync(join(ROOT, "docs", "errors.md"), "utf8");
  return [...text.matchAll(/^\| ([DPCEWVGB][0-9]{3}) \|/gm)].map(([, code]) => code as string);
}

it("every code is documented once, and every documented code is used", () => {
  expect([...documentedCodes()].sort()).toEqual(usedCodes());
});
