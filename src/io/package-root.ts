import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package: the same whether this runs from src/ (tests) or from dist/. */
export const PACKAGE_ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
