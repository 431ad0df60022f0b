import type { Part, Rule } from "./grammar.js";
import type { Random } from "./random.js";
import { type Sources, type Story, tellStory } from "./sources.js";

/** A sentence with its names; nested names are not marked. */
export interface Example {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

export interface Draft {
  text: string;
  readonly spans: { start: number; end: number; type: string }[];
  /** Depth of names that are open. */
  inside: number;
}

export interface Expander {
  expand(frame: readonly Part[]): Example;
}

/** Fills frames with names. All slots of one frame speak of one place, most of the time. */
export function createExpander(
  rules: ReadonlyMap<string, Rule>,
  sources: Sources,
  random: Random,
  vary: (literal: string) => string,
): Expander {
  function write(parts: readonly Part[], draft: Draft, story: Story, outer: boolean): void {
    for (const part of parts) {
      if ("text" in part) draft.text += outer ? vary(part.text) : part.text;
      else if ("choices" in part) write(random.pick(part.choices), draft, story, outer);
      else fill(part.slot, draft, story);
    }
  }

  function fill(slot: string, draft: Draft, story: Story): void {
    const [name, given] = slot.split(">");
    const rule = rules.get(name!);
    const type = given ?? rule?.type ?? "";
    const start = draft.text.length;
    const named = type !== "" && draft.inside === 0;
    if (named) draft.inside++;
    if (rule === undefined) draft.text += sources.read(name!, story, random);
    else write(choose(rule, random), draft, story, false);
    if (!named) return;
    draft.inside--;
    draft.spans.push({ start, end: draft.text.length, type });
  }

  return {
    expand(frame) {
      const draft: Draft = { text: "", spans: [], inside: 0 };
      write(frame, draft, tellStory(sources, random), true);
      return draft;
    },
  };
}

function choose(rule: Rule, random: Random): readonly Part[] {
  const total = rule.weights.reduce((sum, weight) => sum + weight, 0);
  let at = random.next() * total;
  for (let i = 0; i < rule.weights.length; i++) {
    at -= rule.weights[i]!;
    if (at < 0) return rule.alternatives[i]!;
  }
  return rule.alternatives.at(-1)!;
}
