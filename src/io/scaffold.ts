import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SetupError } from "../model/faults.js";

/** A repository of one's own: pages in, dataset out, and a CI job that regenerates it. */
function repositoryFiles(version: string): Readonly<Record<string, string>> {
  return {
    "package.json": `${JSON.stringify(
      {
        name: "dataset",
        private: true,
        scripts: {
          dataset: "lilong run governance --input pages --output dataset --dictionaries dictionaries",
          watch: "lilong watch governance --input pages --output dataset --dictionaries dictionaries",
          check: "lilong check governance --input pages --output dataset --dictionaries dictionaries",
          validate: "lilong validate dataset --sources pages --dictionaries dictionaries",
          lint: "lilong dict lint dictionaries",
        },
        dependencies: { lilong: version },
      },
      null,
      2,
    )}\n`,
    ".gitignore": "node_modules/\n.lilong-cache/\n",
    ".gitattributes": ATTRIBUTES,
    "pages/example.txt": EXAMPLE,
    "dictionaries/hospitals.csv": "name,aliases,code,ambiguous,note\n",
    "README.md": README,
    ".github/workflows/dataset.yml": WORKFLOW,
    "ci.sh": SHELL,
  };
}

const EXAMPLE = `社区共治解难题

奉贤区金汇镇贤苑社区党支部牵头召开居民议事会，新增停车泊位36个。半年来，小区停车投诉量同比下降近四成，居民满意度由72%提升至90%。
`;

/** Git would change the line ends of CSV on some machines, and every hash with them. */
const ATTRIBUTES = `dataset/** -text
pages/** -text
`;

const README = `# Dataset

\`pages/\` holds the documents, \`dictionaries/\` rows of our own that stand on top of those of lilong, \`dataset/\` what a run makes of them.

    npm install
    npm run dataset     # make the dataset anew
    npm run watch       # the same on every save, while working on pages and dictionaries
    npm run check       # would a run change it, and how?
    npm run validate    # schemas, keys, references, hashes, every text against its source
    npm run lint        # the dictionaries

CI (\`.github/workflows/dataset.yml\`, or \`ci.sh\` elsewhere) comments on a pull request in what the dataset changes, and
commits the dataset on the main branch.
`;

const WORKFLOW = `name: dataset
on:
  push:
    branches: [main]
    paths: ["pages/**", "dictionaries/**", "*.yaml", "package*.json", "dataset/**"]
  pull_request:
    paths: ["pages/**", "dictionaries/**", "*.yaml", "package*.json", "dataset/**"]
permissions:
  contents: write
  pull-requests: write
concurrency: dataset-\${{ github.ref }}
env:
  LILONG_CACHE: .lilong-cache
jobs:
  dataset:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - uses: actions/cache@v4
        with:
          path: .lilong-cache
          key: lilong-\${{ github.sha }}
          restore-keys: lilong-
      - run: npm install
      - run: npm run lint
      - name: What would change
        run: npm run --silent check -- --format markdown > diff.md || test -s diff.md || echo "There is no dataset yet." > diff.md
      - name: Comment on the pull request
        if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
        run: gh pr comment \${{ github.event.number }} --body-file diff.md --edit-last || gh pr comment \${{ github.event.number }} --body-file diff.md
        env:
          GH_TOKEN: \${{ github.token }}
      - run: rm -f diff.md && npm run dataset && npm run validate
      - name: Commit the dataset
        if: github.event_name == 'push'
        run: |
          git add dataset
          git diff --cached --quiet && exit 0
          git config user.name dataset
          git config user.email dataset@users.noreply.github.com
          git commit -m "Regenerate the dataset"
          git push
`;

const SHELL = `#!/usr/bin/env bash
# The workflow for any other CI: fails where dataset/ is not what a run makes of pages/.
set -euo pipefail
npm install
npm run lint
npm run check
npm run validate
`;

/**
 * Writes the files of a new repository; what is there already is kept.
 *
 * @throws SetupError C340 where the folder cannot be written.
 */
export async function layOutRepository(
  folder: string,
  version: string,
): Promise<{ written: string[]; kept: string[] }> {
  const written: string[] = [];
  const kept: string[] = [];
  for (const [name, text] of Object.entries(repositoryFiles(version))) {
    const file = join(folder, name);
    if (await exists(file)) kept.push(name);
    else {
      await put(folder, file, text);
      written.push(name);
    }
  }
  return { written, kept };
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function put(folder: string, file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { mode: file.endsWith(".sh") ? 0o755 : 0o644 });
  } catch (error) {
    const message = `cannot be written (${(error as Error).message}); name a folder that can`;
    throw new SetupError([{ code: "C340", where: folder, message }]);
  }
}
