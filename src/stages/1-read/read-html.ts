import type { DefaultTreeAdapterTypes } from "parse5";
import { type HtmlParser, keepCharacterData } from "./character-data.js";
import { type Content, type ContentBuilder, contentBuilder, type LineMark } from "./lines.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const words = (list: string) => new Set(list.split(" "));
/** Elements whose text is no text of the page. */
const DROPPED = words(
  "head script style template noscript iframe svg math object canvas nav footer button select textarea",
);
const BLOCKS = words(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot thead tr ul",
);
const HEADING = /^h[1-6]$/;

interface Step {
  readonly node: Node;
  /** Set where the element has been entered and is to be left. */
  readonly leave: boolean;
}

interface Walk {
  readonly parser: HtmlParser;
  readonly builder: ContentBuilder;
  readonly html: string;
  /** Open elements that say something of their lines, innermost last. */
  readonly marks: { mark: LineMark; level: number }[];
  /** Something other than space stands on the line. */
  filled: boolean;
  strong: number;
  plain: boolean;
  at: number;
}

/** A reader of HTML: block elements make lines, an empty line stands between blocks, `<br>` breaks a line. */
export const htmlReader =
  (parser: HtmlParser) =>
  (html: string): Content =>
    readHtml(html, parser);

function readHtml(html: string, parser: HtmlParser): Content {
  const builder = contentBuilder(html.length + 1);
  const walk: Walk = { parser, builder, html, marks: [], filled: false, strong: 0, plain: false, at: 0 };
  const stack: Step[] = [{ node: parser.parse(html, { sourceCodeLocationInfo: true }), leave: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.leave) leave(walk, step.node as Element);
    else enter(walk, step.node, stack);
  }
  endBlock(walk);
  return builder.build();
}

function enter(walk: Walk, node: Node, stack: Step[]): void {
  if ("sourceCodeLocation" in node && node.sourceCodeLocation) walk.at = node.sourceCodeLocation.startOffset;
  if (node.nodeName === "#text") keepText(walk, node as DefaultTreeAdapterTypes.TextNode);
  else if (node.nodeName === "br") endLine(walk);
  else if (!DROPPED.has(node.nodeName) && "childNodes" in node) enterElement(walk, node, stack);
}

function enterElement(walk: Walk, node: DefaultTreeAdapterTypes.ParentNode, stack: Step[]): void {
  if (BLOCKS.has(node.nodeName)) endBlock(walk);
  if (node.nodeName === "td" || node.nodeName === "th") space(walk, "\t");
  if (isStrong(node.nodeName)) walk.strong++;
  const mark = markOf(node.nodeName);
  if (mark !== null) walk.marks.push(mark);
  stack.push({ node, leave: true });
  for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push({ node: node.childNodes[i] as Node, leave: false });
}

function leave(walk: Walk, node: Element): void {
  if (BLOCKS.has(node.nodeName)) endBlock(walk);
  if (isStrong(node.nodeName)) walk.strong--;
  if (markOf(node.nodeName) !== null) walk.marks.pop();
}

function isStrong(name: string): boolean {
  return name === "strong" || name === "b";
}

function markOf(name: string): { mark: LineMark; level: number } | null {
  if (HEADING.test(name)) return { mark: "heading", level: Number(name[1]) };
  if (name === "li") return { mark: "list", level: 0 };
  if (name === "blockquote") return { mark: "quote", level: 0 };
  return name === "tr" ? { mark: "table", level: 0 } : null;
}

function keepText(walk: Walk, node: DefaultTreeAdapterTypes.TextNode): void {
  const place = node.sourceCodeLocation;
  if (!place) return;
  const before = walk.builder.text.length();
  const seen = keepCharacterData(
    walk.parser,
    walk.builder.text,
    walk.html,
    place.startOffset,
    place.endOffset,
    walk.filled,
  );
  walk.at = place.endOffset;
  if (!seen) return;
  if (walk.builder.text.length() > before && walk.strong === 0) walk.plain = true;
  walk.filled = true;
}

/** A blank between words, a tab between the cells of a row. */
function space(walk: Walk, mark = " "): void {
  if (walk.filled) walk.builder.text.put(mark, walk.at, walk.at);
}

function endLine(walk: Walk): void {
  const mark = walk.marks.at(-1) ?? {
    mark: walk.filled && !walk.plain ? ("strong" as const) : ("none" as const),
    level: 0,
  };
  walk.builder.endLine(mark.mark, mark.level, walk.at, walk.at);
  walk.filled = false;
  walk.plain = false;
}

/** Ends a block: its line and an empty line after it. */
function endBlock(walk: Walk): void {
  if (!walk.filled) return;
  endLine(walk);
  walk.builder.endLine("none", 0, walk.at, walk.at);
}
