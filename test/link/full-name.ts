import { createPipeline } from "../../src/index.js";

export const pipeline = createPipeline();

/** The full name of the organisation that a text calls so. */
export async function fullName(content: string, alias: string): Promise<string | undefined> {
  const { entities } = await pipeline.process({ path: "page.txt", content });
  return entities.find(({ aliases }) => aliases.split("|").includes(alias))?.name;
}
