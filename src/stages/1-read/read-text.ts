import { type Content, contentBuilder, eachLine } from "./lines.js";

/** Plain text: every line is content. */
export function readText(text: string): Content {
  const builder = contentBuilder(text.length + 1);
  eachLine(text, (start, end, next) => {
    builder.text.keep(text, start, end);
    builder.endLine("none", 0, end, next);
  });
  return builder.build();
}
