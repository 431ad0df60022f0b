#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { compile, readCode, run } from "./compile.mjs";

const file = fileURLToPath(new URL("../bundle/program.cjs", import.meta.url));
await run(file, compile(file, readCode(file))).main();
