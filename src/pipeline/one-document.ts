/** What commands for a single document need; they import it when they run, so that others start without it. */
export { writtenTables } from "../stages/9-write/index.js";
export { formatsOf, parsePipeline, writeOptions } from "./definition.js";
export { openPipeline } from "./open.js";
export { hasFailed } from "./process.js";
export { STAGES } from "./stages.js";
