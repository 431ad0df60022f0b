/** The direction of imports, each rule with the sentence a newcomer needs. */
const layer = (name, comment, from, to) => ({ name, comment, severity: "error", from: { path: from }, to: { path: to } });

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Two files that need each other are one file, or hide a third that both need.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "stages-are-strangers",
      comment: "A stage sees only the layers it asked for, never the code of another stage.",
      severity: "error",
      from: { path: "^src/stages/([^/]+)/" },
      to: { path: "^src/stages/", pathNot: "^src/stages/$1/" },
    },
    layer("model-imports-nothing", "The types of the layers stand alone, so that everything may stand on them.", "^src/model/", "^src/(?!model/)"),
    layer("text-is-pure", "String work knows no dictionary, stage or disk, so that it can be tested with a line of text.", "^src/text/", "^src/(?!text/|model/)"),
    layer("dictionary-below-stages", "A dictionary does not know who reads it.", "^src/dictionary/", "^src/(?!dictionary/|text/|model/)"),
    layer("stages-below-pipeline", "A stage returns values and findings; running and writing are the pipeline's.", "^src/stages/", "^src/(cli|pipeline)/"),
    layer("pipeline-below-cli", "The library works without a terminal.", "^src/(pipeline|io)/", "^src/cli/"),
    {
      name: "disk-only-in-io",
      comment: "Only io touches disk or network, so that all else can run in a worker, a browser or a test.",
      severity: "error",
      from: { path: "^src/(model|text|dictionary|stages)/", pathNot: "^src/stages/4-segment/engines/" },
      to: { path: "^(node:)?(fs|fs/promises|http|https|net|child_process)$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
