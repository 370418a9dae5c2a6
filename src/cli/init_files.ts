/** The files of a new project, by their paths. */

const theory = `theory first "A first theory"
import std.sharp, meta.verdicts

-- Sparse codes, mixed by a dictionary. Run \`lcgm prove\`, and change what you like.

parameter k d n : Nat
given 1 <= k, k < d

concepts Z := Sparse(k, d)
features X := R(n)

class Dictionaries "sparse codes, every 2k columns independent" := P{msr} * K{linear, spark(2*k)}

-- A claim must be proved.
claim dictionaries "sparse codes are identifiable up to their order and scales":
  Dictionaries identifiable up to Relabel(d) @ Rescale(d)

-- What is refuted must be false whenever the condition holds.
refute "the order alone": Dictionaries identifiable up to Relabel(d) if min(2*k, d) <= n

-- What is open must stay undecided: you are told when it no longer is.
open "the order alone, for any number of features": Dictionaries identifiable up to Relabel(d)
`;

const workflow = `name: lcgm
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # lcgm is installed as a development dependency of this repository.
      - run: npm ci
      - run: npx --no lcgm check theories --reporter github
`;

const readme = `# Identifiability, checked
\`lcgm prove\` proves what is stated in \`theories/\`; \`lcgm prove --claim dictionaries\` shows a derivation step by step.
\`.github/workflows/lcgm.yml\` checks it with every push; \`lcgm --help\` lists what else there is.
`;

export const starter: Readonly<Record<string, string>> = {
  'theories/first.lcgm': theory,
  '.github/workflows/lcgm.yml': workflow,
  'README.md': readme,
};
