import type { Layers, Mention } from "../src/model/layers.js";
import { openPipeline } from "../src/pipeline/open.js";
import { STAGES } from "../src/pipeline/stages.js";
import { HOSTILE } from "./hostile-inputs.js";

/** Lengths in characters; texts that cost nothing are made ten times as long, or the clock would be all that is read. */
const LENGTHS = [100_000, 200_000, 400_000];
const CHEAP = 0.2;

export interface HostileRow {
  readonly name: string;
  /** The longest, in characters. */
  readonly length: number;
  /** Seconds of the metrics stage at the longest length. */
  readonly seconds: number;
  /** Slope of log time over log length: 1 is linear, 2 is quadratic. */
  readonly exponent: number;
}

/** Times the metrics stage over texts made to be hard, each as one sentence without end, and fits time over length. */
export function hostileRows(lengths: readonly number[] = LENGTHS): HostileRow[] {
  const run = metricsStage();
  run(layersOf("满意度达到95%。"));
  const secondsOf = (text: string): number => {
    const layers = layersOf(text);
    const begun = performance.now();
    run(layers);
    return (performance.now() - begun) / 1000;
  };
  return HOSTILE.map(([name, make]) => {
    const longest = lengths[lengths.length - 1] ?? 0;
    const factor = secondsOf(make(longest)) < CHEAP ? 10 : 1;
    const used = lengths.map((length) => length * factor);
    const times = used.map((length) => secondsOf(make(length)));
    return { name, length: longest * factor, seconds: times[times.length - 1] ?? 0, exponent: slopeOf(used, times) };
  });
}

/** Slope of log time over log length, by least squares: 1 is linear, 2 is quadratic. */
export function slopeOf(lengths: readonly number[], times: readonly number[]): number {
  const x = lengths.map(Math.log);
  const y = times.map((time) => Math.log(Math.max(time, 1e-4)));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  const covariance = x.reduce((sum, value, i) => sum + (value - middleX) * ((y[i] ?? 0) - middleY), 0);
  return covariance / x.reduce((sum, value) => sum + (value - middleX) ** 2, 0);
}

type MetricsInput = Pick<Layers, "repaired" | "sentences" | "mentions">;

function metricsStage(): (layers: MetricsInput) => unknown {
  const { setup, definition } = openPipeline({ pipeline: "governance" });
  const stage = STAGES.find((one) => one.name === "metrics");
  const options = definition.stages.find((one) => one.name === "metrics")?.options;
  if (stage === undefined) throw new Error("no stage metrics");
  return stage.prepare(setup, options as never) as unknown as (layers: MetricsInput) => unknown;
}

const NAME = "青山镇";

function layersOf(text: string): MetricsInput {
  const home = new Uint32Array(text.length);
  const sentence = { start: 0, end: text.length, article: 0, ordinal: 0, paragraph: 0, role: "body" as const };
  return {
    repaired: { text, home, tail: home, paragraphs: [], repairs: [] },
    sentences: { sentences: [sentence], tokens: () => [] },
    mentions: { mentions: namesIn(text), anaphors: [] },
  };
}

function namesIn(text: string): Mention[] {
  const names: Mention[] = [];
  for (let start = text.indexOf(NAME); start >= 0; start = text.indexOf(NAME, start + NAME.length))
    names.push({
      start,
      end: start + NAME.length,
      sentence: 0,
      type: "division",
      subtype: "",
      text: NAME,
      outer: -1,
      candidates: [],
      entry: "",
      kindStart: -1,
      rule: "bench",
      confidence: 1,
    });
  return names;
}
