import { setFlagsFromString } from "node:v8";

/** How long a function runs, in bytes of bytecode, before V8 compiles it once more to be fast; nine times its own measure. */
const BUDGET = 600_000;
/** By how much more than what is alive the heap may grow before it is collected, per cent. */
const GROWTH = 40;

/**
 * Lets V8 wait longer before it compiles a function to be fast. By its own measure it takes half of the processor time of a run of
 * some hundred pages to compile a thousand functions, many of them several times, as they see more of the text. To be called
 * before anything else: threads take it over.
 */
export function compileLate(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}

/**
 * Keeps the memory of a long run near what it needs: left to itself V8 lets the heap of each thread grow to several times of
 * what is alive, and the longer a run the further. To be called before threads are started.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
