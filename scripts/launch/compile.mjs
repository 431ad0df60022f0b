// Compiles the bundle with the code that V8 kept of it at the build: finding, reading and compiling all that a short command
// needs takes longer than what it does. Part of the programs that `npm run build` writes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";

/**
 * Compiles a module in CommonJS. Where V8 or its flags are others than at the build, or nothing was kept, it compiles the source
 * as ever.
 */
export function compile(file, cachedData) {
  const source = readFileSync(file, "utf8");
  return new Script(`(function (module, require, __filename, lilongImport) {${source}\n})`, { filename: file, cachedData });
}

/** Runs a compiled module and gives what it exports. It is given a way to import, which such a script has not itself. */
export function run(file, script) {
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(file), file, (name) => import(name));
  return module.exports;
}

/** What V8 kept of a file, where the build wrote it. */
export function readCode(file) {
  try {
    return readFileSync(`${file}.code`);
  } catch {
    return undefined;
  }
}
