// Bundles the two programs (the command line and its worker threads) after tsc: Node finds, reads and compiles some three
// hundred modules for them otherwise, a third of the time of a short command. The library keeps its modules.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Native, started in threads of their own, or loaded only where a document or format asks for them. */
const external = ["@node-rs/jieba", "nodejieba", "piscina", "compromise", "mammoth", "hucre", "hyparquet-writer", "parse5"];

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
  // Dependencies in CommonJS ask for Node's own modules with `require`.
  banner: { js: 'import { createRequire as lilongRequire } from "node:module"; const require = lilongRequire(import.meta.url);' },
  logLevel: "warning",
});
