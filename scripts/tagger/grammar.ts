/**
 * Grammars of names, in text files. A rule begins with `[name]` or `[name] type` on a line of its own and goes on with one
 * alternative a line, with a weight in front where it is not 1 (`3 {town}{chengguan}`). `{x}` is another rule or a source of
 * names (sources.ts), `(a|b|)` a choice inside a line. A rule with a type makes a name; what stands inside a name is not
 * marked again; `{x>type}` makes a name of a rule or source that makes none by itself. Lines that begin with # say something to the reader.
 */
export interface Rule {
  readonly name: string;
  /** Type of the name that it makes, empty for none. */
  readonly type: string;
  readonly alternatives: Part[][];
  readonly weights: number[];
}

export type Part = { readonly text: string } | { readonly slot: string } | { readonly choices: Part[][] };

export function readGrammar(text: string, rules: Map<string, Rule> = new Map()): Map<string, Rule> {
  let rule: Rule | undefined;
  text.split("\n").forEach((line, at) => {
    if (line.trim() === "" || line.startsWith("#")) return;
    const head = /^\[(\S+)\]\s*(\S*)$/.exec(line.trim());
    if (head !== null) {
      rule = { name: head[1]!, type: head[2]!, alternatives: [], weights: [] };
      if (rules.has(rule.name)) throw new Error(`rule ${rule.name} stands twice (line ${at + 1})`);
      rules.set(rule.name, rule);
      return;
    }
    if (rule === undefined) throw new Error(`line ${at + 1} belongs to no rule: ${line}`);
    const weighted = /^(\d+(?:\.\d+)?) (.+)$/.exec(line);
    rule.alternatives.push(readParts(weighted?.[2] ?? line));
    rule.weights.push(Number(weighted?.[1] ?? 1));
  });
  return rules;
}

/** Reads a line with slots and choices. */
export function readParts(line: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < line.length) {
    const mark = line[at]!;
    if (mark === "{") {
      const close = line.indexOf("}", at);
      if (close < 0) throw new Error(`a slot is not closed: ${line}`);
      parts.push({ slot: line.slice(at + 1, close) });
      at = close + 1;
    } else if (mark === "(") {
      const close = matching(line, at);
      parts.push({ choices: splitChoices(line.slice(at + 1, close)).map(readParts) });
      at = close + 1;
    } else {
      let end = at;
      while (end < line.length && line[end] !== "{" && line[end] !== "(") end++;
      parts.push({ text: line.slice(at, end) });
      at = end;
    }
  }
  return parts;
}

function matching(line: string, open: number): number {
  let depth = 0;
  for (let at = open; at < line.length; at++) {
    if (line[at] === "(") depth++;
    if (line[at] === ")" && --depth === 0) return at;
  }
  throw new Error(`a bracket is not closed: ${line}`);
}

function splitChoices(inner: string): string[] {
  const choices: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === "(") depth++;
    if (inner[at] === ")") depth--;
    if (inner[at] === "|" && depth === 0) {
      choices.push(inner.slice(from, at));
      from = at + 1;
    }
  }
  choices.push(inner.slice(from));
  return choices;
}
