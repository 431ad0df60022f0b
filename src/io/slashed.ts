import { sep } from "node:path";

/** A path as datasets and globs write it, with `/` on every system. */
export function slashed(path: string, separator: string = sep): string {
  return separator === "/" ? path : path.replaceAll(separator, "/");
}
