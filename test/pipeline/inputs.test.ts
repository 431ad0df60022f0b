import { afterAll, expect, it } from "vitest";
import { listInputs } from "../../src/io/inputs.js";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const paths = async (arg: string): Promise<string[]> => (await listInputs([arg])).map(({ path }) => path);

it("a folder is read with its subfolders, without what is no document", async () => {
  const folder = writeFiles(temporaryFolder(), {
    "a.txt": "甲",
    "more/b.md": "乙",
    "more/README.md": "tells of the folder",
    ".hidden/c.txt": "丙",
    "node_modules/pkg/LICENSE.txt": "not ours",
    "dataset/run.json": "{}",
    "dataset/datapackage.json": "{}",
    "dataset/report.html": "<p>made by a run</p>",
    "report/report.html": "<p>a page of somebody</p>",
  });
  expect(await paths(folder)).toEqual(["a.txt", "more/b.md", "report/report.html"]);
  expect(await paths(`${folder}/*/*.md`)).toEqual(["more/b.md"]);
});
