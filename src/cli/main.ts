#!/usr/bin/env node
import { compileLate } from "./engine.js";
import { runProgram } from "./program.js";

compileLate();

// A reader that has had enough (`| head`) is no fault: what is left to print is dropped, the work goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

void runProgram(process.argv.slice(2));
