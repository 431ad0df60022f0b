import { createRequire } from "node:module";
import type { Node } from "yaml";

/** A value of a YAML text with the line where it stands. */
export interface LocatedValue {
  readonly value: unknown;
  readonly line: number;
}

/** A YAML text with the lines of its nodes. */
export interface LocatedYaml {
  readonly value: unknown;
  /** What keeps it from being YAML: line and message. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** Line of the value that a JSON pointer names, or of the nearest one around it. */
  lineOf(pointer: string): number;
  /** The items of the list under a key of the outermost map; null where there is none. */
  itemsOf(key: string): readonly LocatedValue[] | null;
}

/** The parser is loaded where there is something to parse: what the build parsed needs none. */
let yaml: typeof import("yaml") | undefined;

export function parseYaml(text: string): LocatedYaml {
  yaml ??= createRequire(import.meta.url)("yaml") as typeof import("yaml");
  const { isMap, isNode, isPair, isSeq, LineCounter, parseDocument } = yaml;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const errors = document.errors.map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    message: (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, ""),
  }));
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const offsetOf = (path: readonly string[]): number => {
    for (let length = path.length; length > 0; length--) {
      const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
      const node = document.getIn(keys, true);
      const offset =
        isNode(node) || isPair(node) ? (node as { range?: [number, number, number] | null }).range?.[0] : undefined;
      if (offset !== undefined) return offset;
    }
    return 0;
  };
  return {
    value: errors.length > 0 ? undefined : document.toJS(),
    errors,
    lineOf: (pointer) => lineAt(offsetOf(pointer.split("/").slice(1))),
    itemsOf(key) {
      const list = isMap(document.contents) ? document.contents.get(key, true) : undefined;
      if (!isSeq(list)) return null;
      const items = list.items as Node[];
      return items.map((item) => ({ value: item.toJSON(), line: lineAt(item.range?.[0] ?? 0) }));
    },
  };
}
