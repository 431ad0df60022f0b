import { afterAll, expect, it } from "vitest";
import { Workbook } from "../../src/stages/9-write/workbook.js";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";
import { unzipFile } from "../support/office.js";

afterAll(removeTemporaryFolders);

it("holds no character that XML cannot hold", async () => {
  const workbook = new Workbook(["sentences"]);
  workbook.add("sentences", [{ sentence_id: "s", text: "甲\u0000乙\u000b丙\ufffe丁\uffff戊\ud83d己𠮷\t\n" }]);
  const folder = writeFiles(temporaryFolder(), { "a.xlsx": await workbook.finish("x") });
  const text = unzipFile(`${folder}/a.xlsx`, "xl/sharedStrings.xml");
  expect(text).toContain("甲\ufffd乙\ufffd丙\ufffd丁\ufffd戊\ufffd己𠮷");
});
