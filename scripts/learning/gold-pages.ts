import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readPipelineFile } from "../../src/io/pipelines.js";
import type { GoldFile } from "../../src/model/gold.js";
import type { Layers } from "../../src/model/layers.js";
import type { Setup } from "../../src/model/stage.js";
import { parsePipeline } from "../../src/pipeline/definition.js";
import { compilePipeline } from "../../src/pipeline/process.js";

/** A page with its gold and what the pipeline makes of it. */
export interface GoldPage {
  readonly gold: GoldFile;
  readonly page: string;
  readonly layers: Layers;
}

/** Takes the pages of folders with `pages/` and their gold (in `gold/` or beside them) through the pipeline, in the order of names. */
export async function* goldPages(setup: Setup, folders: readonly string[]): AsyncGenerator<GoldPage> {
  const file = readPipelineFile("governance");
  const process = compilePipeline(parsePipeline(file.path, file.text), setup);
  for (const folder of folders) {
    const golds = existsSync(join(folder, "gold")) ? join(folder, "gold") : folder;
    for (const name of readdirSync(golds)
      .filter((one) => one.endsWith(".json"))
      .sort()) {
      const gold = JSON.parse(readFileSync(join(golds, name), "utf8")) as GoldFile;
      const bytes = readFileSync(join(folder, "pages", gold.doc));
      const layers = (await process({ path: gold.doc, bytes })).layers as Layers;
      yield { gold, page: bytes.toString("utf8"), layers };
    }
  }
}
