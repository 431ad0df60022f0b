// Lets the bundle take a sentence through the pipeline and keeps what V8 compiled for it beside the bundle. Run by
// `npm run build`, last: a start compiles nothing of that again.
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, run } from "./launch/compile.mjs";

const file = fileURLToPath(new URL("../dist/bundle/program.cjs", import.meta.url));
rmSync(`${file}.code`, { force: true });
const script = compile(file);
const page = fileURLToPath(new URL("../seeds/minhang-enforcement.txt", import.meta.url));
const streams = [process.stdout, process.stderr].map((stream) => [stream, stream.write]);
for (const [stream] of streams) stream.write = () => true;
await run(file, script).runProgram(["extract", page]);
for (const [stream, write] of streams) stream.write = write;
writeFileSync(`${file}.code`, script.createCachedData());
