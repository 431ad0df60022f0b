import { fileURLToPath } from "node:url";
import { compile, run } from "./compile.mjs";

const file = fileURLToPath(new URL("../bundle/program.cjs", import.meta.url));
// What was kept is for the flags that a program starts with, and a thread runs with others.
const { default: work } = await run(file, compile(file)).worker();
export default work;
