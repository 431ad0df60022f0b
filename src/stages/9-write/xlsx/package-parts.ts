import { type Sheet, STYLES } from "./sheet.js";
import { ZipEntry } from "./zip.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** A workbook carries a date of change; a fixed one keeps its bytes the same. */
const DATE = "2000-01-01T00:00:00Z";

/** The files around the sheets that make an archive a workbook (ECMA-376, Office Open XML). */
export function packageParts(title: string, sheets: readonly Sheet[]): ZipEntry[] {
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": contentTypes(sheets),
    "_rels/.rels": relationships([
      [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
      [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>lilong</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${DATE}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${DATE}</dcterms:modified></cp:coreProperties>`,
    "xl/workbook.xml": workbook(sheets),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map(({ entry }) => [`${OFFICE}/worksheet`, entry.name.replace("xl/", "")] as const),
      [`${OFFICE}/styles`, "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
  };
  return Object.entries(parts).map(([name, text]) => new ZipEntry(name, HEAD + text));
}

function contentTypes(sheets: readonly Sheet[]): string {
  const types = [
    ["/xl/workbook.xml", `${SHEET}.sheet.main+xml`],
    ...sheets.map(({ entry }) => [`/${entry.name}`, `${SHEET}.worksheet+xml`]),
    ["/xl/styles.xml", `${SHEET}.styles+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const filters = sheets.map(({ name, range }, i) => {
    const place = `'${escapeXml(name)}'!${range.replace(/([A-Z]+)([0-9]+)/g, "$$$1$$$2")}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${place}</definedName>`;
  });
  return `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${list.join("")}</sheets><definedNames>${filters.join("")}</definedNames></workbook>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
