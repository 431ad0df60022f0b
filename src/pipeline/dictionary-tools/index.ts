export { loadDictionaries } from "../../dictionary/load.js";
export { readDictionaryLayers } from "../../io/dictionaries.js";
export { openPipeline } from "../open.js";
export { fixDictionaries } from "./fix.js";
export { lintDictionaries } from "./lint.js";
export { suggestionRows, suggestionTable, suggestRows } from "./suggest.js";
export { explainText, type Why } from "./why.js";
