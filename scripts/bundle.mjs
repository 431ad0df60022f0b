// Bundles the two programs (the command line and its worker threads) after tsc: Node finds, reads and compiles some three
// hundred modules for them otherwise, a third of the time of a short command. The library keeps its modules.
import { rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { AJV_OPTIONS } from "../dist/model/checks.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Native, started in threads of their own, or loaded only where a document or format asks for them. */
const external = ["@node-rs/jieba", "nodejieba", "piscina", "compromise", "mammoth", "hyparquet-writer", "parse5"];

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

rmSync(join(root, "dist", "chunks"), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { "cli/main": "src/cli/main.ts", "pipeline/worker": "src/pipeline/worker.ts" },
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external,
  plugins: [compiledChecks],
  // Dependencies in CommonJS ask for Node's own modules with `require`.
  banner: { js: 'import { createRequire as lilongRequire } from "node:module"; const require = lilongRequire(import.meta.url);' },
  logLevel: "warning",
});
