import { type Document, isNode, isPair, LineCounter, type ParsedNode, parseDocument } from "yaml";

/** A YAML text with the lines of its nodes. */
export interface LocatedYaml {
  readonly value: unknown;
  /** What keeps it from being YAML: line and message. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  readonly document: Document.Parsed<ParsedNode>;
  /** Line of the value that a JSON pointer names, or of the nearest one around it. */
  lineOf(pointer: string): number;
  lineAt(offset: number): number;
}

export function parseYaml(text: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const errors = document.errors.map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    message: (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, ""),
  }));
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  return {
    value: errors.length > 0 ? undefined : document.toJS(),
    errors,
    document,
    lineAt,
    lineOf: (pointer) => lineAt(offsetOf(document, pointer.split("/").slice(1))),
  };
}

function offsetOf(document: Document.Parsed<ParsedNode>, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = document.getIn(keys, true);
    const offset =
      isNode(node) || isPair(node) ? (node as { range?: [number, number, number] | null }).range?.[0] : undefined;
    if (offset !== undefined) return offset;
  }
  return 0;
}
