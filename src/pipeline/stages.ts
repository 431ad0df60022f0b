import type { TSchema } from "@sinclair/typebox";
import type { Setup } from "../model/stage.js";
import { readStage } from "../stages/1-read/index.js";
import { repairStage } from "../stages/2-repair/index.js";
import { articlesStage } from "../stages/3-articles/index.js";
import { segmentStage } from "../stages/4-segment/index.js";
import { entitiesStage } from "../stages/5-entities/index.js";
import { metricsStage } from "../stages/6-metrics/index.js";
import { linkStage } from "../stages/7-link/index.js";
import { validateStage } from "../stages/8-validate/index.js";
import { writeStage } from "../stages/9-write/index.js";

/** A stage as the runner sees it; `defineStage` has checked its own types. */
export interface AnyStage {
  readonly name: string;
  readonly needs: readonly string[];
  readonly gives: string;
  readonly options: TSchema;
  prepare(setup: Setup, options: never): unknown;
}

/** Every stage there is, in the order in which a document passes them. */
export const STAGES: readonly AnyStage[] = [
  readStage,
  repairStage,
  articlesStage,
  segmentStage,
  entitiesStage,
  metricsStage,
  linkStage,
  validateStage,
  writeStage,
];
