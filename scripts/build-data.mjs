// Compiles the dictionaries that are too large to parse at every start into dist/data. Run by `npm run build`, after tsc.
// What is up to date by the hash of its inputs is left alone.
import { packDictionaries } from "../dist/dictionary/compiled.js";
import { loadDictionaries } from "../dist/dictionary/load.js";
import { isUpToDate, listArtefacts } from "../dist/dictionary/artefacts.js";
import { findArtefact, readBaseWords, readDivisions, writeArtefact } from "../dist/io/artefacts.js";
import { readDictionaryFiles } from "../dist/io/dictionaries.js";
import { packagedPipelines, readPipelineFile } from "../dist/io/pipelines.js";
import { makeKept, makeKeptPipelines } from "../dist/pipeline/kept.js";
import { openSetup } from "../dist/pipeline/open.js";

const sources = { files: readDictionaryFiles(), divisions: readDivisions(), words: readBaseWords() };
for (const artefact of listArtefacts(sources)) {
  if (isUpToDate(artefact, findArtefact(artefact.name))) continue;
  const bytes = artefact.build();
  writeArtefact(artefact.name, bytes);
  process.stdout.write(`dist/data/${artefact.name} ${(bytes.length / 1e6).toFixed(1)} MB\n`);
}

writeArtefact("dictionaries.kept", packDictionaries(loadDictionaries(sources.files)));

writeArtefact("pipelines.kept", makeKeptPipelines(packagedPipelines().map(readPipelineFile)));

// What the stages make of all these is kept too, and made anew with each build of their code.
writeArtefact("tables.kept", makeKept(openSetup({})));
