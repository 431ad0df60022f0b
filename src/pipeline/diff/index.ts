export { compareDatasets } from "./compare.js";
export { openDataset } from "./dataset.js";
