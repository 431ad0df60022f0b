import { setFlagsFromString } from "node:v8";

/** By how much more than what is alive the heap may grow before it is collected, per cent. */
const GROWTH = 40;

/**
 * Keeps the memory of a long run near what it needs: left to itself V8 lets the heap of each thread grow to several times of
 * what is alive, and the longer a run the further. To be called before threads are started.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
