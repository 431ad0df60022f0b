// Bundles the two programs (the command line and its worker threads) after tsc: Node finds, reads and compiles some three
// hundred modules for them otherwise, a third of the time of a short command. It is one file in CommonJS, since V8 keeps compiled
// code of no other kind (`code-cache.mjs`); what a command does not need stays asleep in it. The library keeps its modules.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { AJV_OPTIONS } from "../dist/model/checks.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Native, started in threads of their own, or loaded only where a document or format asks for them. */
const external = ["@node-rs/jieba", "nodejieba", "piscina", "compromise", "mammoth", "parse5"];

/** Puts in the place of each `*.checks.ts` the code that Ajv writes for its schemas. */
const compiledChecks = {
  name: "compiled-checks",
  setup(bundle) {
    bundle.onLoad({ filter: /\.checks\.ts$/ }, async ({ path }) => {
      const compiled = join(root, "dist", relative(join(root, "src"), path)).replace(/\.ts$/, ".js");
      const { schemas, options } = await import(pathToFileURL(compiled).href);
      const ajv = new Ajv2020({ ...AJV_OPTIONS, ...options, code: { source: true, esm: true } });
      const names = Object.keys(schemas());
      for (const name of names) ajv.addSchema({ ...schemas()[name], $id: `check:${name}` });
      const code = standaloneCode.default(ajv, Object.fromEntries(names.map((name, i) => [`check${i}`, `check:${name}`])));
      const table = names.map((name, i) => `${JSON.stringify(name)}: check${i}`).join(", ");
      return { contents: `${code}\nconst table = { ${table} };\nexport const checks = () => table;\n`, loader: "js", resolveDir: dirname(path) };
    });
  },
};

/** What the bundle gives: the program, the work of a thread, and a run of the program on arguments. */
const entry = `
  export const main = () => import("./src/cli/main.ts");
  export const worker = () => import("./src/pipeline/worker.ts");
  export const runProgram = async (args) => (await import("./src/cli/program.ts")).runProgram(args);
`;

rmSync(join(root, "dist", "bundle"), { recursive: true, force: true });
const common = { absWorkingDir: root, bundle: true, platform: "node", target: "node20", logLevel: "warning" };
const bundle = await build({
  ...common,
  stdin: { contents: entry, resolveDir: root, loader: "ts" },
  outfile: "dist/bundle/program.cjs",
  format: "cjs",
  external,
  plugins: [compiledChecks],
  define: { "import.meta.url": "lilongUrl" },
  banner: { js: 'const lilongUrl = require("node:url").pathToFileURL(__filename).href;' },
  write: false,
});
// A script cannot import what stayed outside; the launcher does it.
const outside = new RegExp(`\\bimport\\((?="(?:${external.join("|")})"\\))`, "g");
mkdirSync(join(root, "dist", "bundle"));
writeFileSync(join(root, "dist", "bundle", "program.cjs"), bundle.outputFiles[0].text.replace(outside, "lilongImport("));
await build({
  ...common,
  entryPoints: { "cli/main": "scripts/launch/main.mjs", "pipeline/worker": "scripts/launch/worker.mjs" },
  outdir: "dist",
  format: "esm",
});
