import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../model/faults.js";
import { plainBytes } from "../text/plain-bytes.js";
import { PACKAGE_ROOT } from "./package-root.js";

const PACKAGED_PIPELINES = join(PACKAGE_ROOT, "pipelines");

/** Names of the pipelines that ship with the package. */
export function packagedPipelines(): string[] {
  return readdirSync(PACKAGED_PIPELINES)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.replace(/\.yaml$/, ""))
    .sort();
}

/**
 * A pipeline file by path, or by the name of one that ships with the package.
 *
 * @throws SetupError P200 where there is none.
 */
export function readPipelineFile(nameOrPath: string): { path: string; text: string } {
  const packaged = join(PACKAGED_PIPELINES, `${nameOrPath}.yaml`);
  const file = existsSync(nameOrPath) && nameOrPath.endsWith(".yaml") ? nameOrPath : packaged;
  try {
    const text = new TextDecoder().decode(plainBytes(readFileSync(file)));
    return { path: file === packaged ? `pipelines/${nameOrPath}.yaml` : file, text };
  } catch {
    const message = `is no pipeline; name a .yaml file or one of ${packagedPipelines().join(", ")}`;
    throw new SetupError([{ code: "P200", where: nameOrPath, message }]);
  }
}
