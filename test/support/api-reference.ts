import { join } from "node:path";
import ts from "typescript";
import * as tables from "../../src/model/tables.js";

const ROOT = join(import.meta.dirname, "..", "..");
const ENTRY = join(ROOT, "src/index.ts");

/** The exports of src/index.ts as Markdown: each name with its comment and its declaration, bodies left out. */
export function apiReference(): string {
  const program = ts.createProgram([ENTRY], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const entry = program.getSourceFile(ENTRY) as ts.SourceFile;
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(entry) as ts.Symbol);
  const parts = symbols
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((symbol) => describeSymbol(symbol, checker));
  return `# API reference\n\nGenerated from \`src/index.ts\`; how the parts go together is told in [api.md](api.md).\n\n${parts.join("\n")}`;
}

function describeSymbol(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const declarations = symbol.declarations ?? [];
  const about = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === "throws" || tag.name === "param")
    .map((tag) => `- \`@${tag.name}\` ${ts.displayPartsToString(tag.text)}`);
  // A record's schema and its type share a name; the type alone is exported.
  const code = declarations
    .filter((one) => !ts.isVariableDeclaration(one))
    .map((one) => declarationText(one, checker))
    .join("\n");
  const said = [about, tags.join("\n")].filter((text) => text !== "").join("\n\n");
  return `## ${symbol.name}\n\n${said === "" ? "" : `${said}\n\n`}\`\`\`ts\n${code}\n\`\`\`\n`;
}

function declarationText(node: ts.Declaration, checker: ts.TypeChecker): string {
  if (ts.isFunctionDeclaration(node)) {
    const signature = checker.getSignatureFromDeclaration(node) as ts.Signature;
    return `function ${node.name?.text ?? ""}${checker.signatureToString(signature, undefined, ts.TypeFormatFlags.NoTruncation)}`;
  }
  if (ts.isClassDeclaration(node)) return classText(node);
  // A record type is read off its schema, so that its columns are shown rather than the way it is made.
  if (ts.isTypeAliasDeclaration(node) && node.type.getText().startsWith("Static<")) {
    return `type ${node.name.text} = {\n${columnsOf(node, checker)}\n};`;
  }
  if (ts.isTypeAliasDeclaration(node) && node.type.getText().startsWith("(typeof ")) {
    const type = checker.getTypeAtLocation(node) as ts.UnionType;
    return `type ${node.name.text} = ${type.types.map((one) => checker.typeToString(one)).join(" | ")};`;
  }
  return node.getText().replace(/^export /, "");
}

function columnsOf(node: ts.TypeAliasDeclaration, checker: ts.TypeChecker): string {
  const type = checker.getTypeAtLocation(node);
  const schema = (tables as unknown as Record<string, { properties?: object }>)[node.name.text];
  return Object.keys(schema?.properties ?? {})
    .map((name) => {
      const column = checker.getTypeOfSymbol(type.getProperty(name) as ts.Symbol);
      return `  ${name}: ${checker.typeToString(column, undefined, ts.TypeFormatFlags.NoTruncation)};`;
    })
    .join("\n");
}

function classText(node: ts.ClassDeclaration): string {
  const members = node.members.map((one) => `  ${one.getText().replace(/ \{.*$/s, ";")}`);
  const base = node.heritageClauses?.map((one) => ` ${one.getText()}`).join("") ?? "";
  return `class ${node.name?.text}${base} {\n${members.join("\n")}\n}`;
}
