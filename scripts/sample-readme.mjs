// The text of samples/README.md: what the files are, and a line for each row that is special.

/** `rows` as `rosterOf` gives them. */
export function readme(rows) {
  const special = rows.filter(({ note }) => note !== undefined);
  const count = (action) => rows.filter((row) => row.action === action).length;
  const actions = [
    'create',
    'update',
    'restore',
    'archive',
    'unchanged',
    'skipped',
    'invalid',
    'conflict',
  ];
  return `# Samples

The people of Zorggroep Wilgenrode and the organisation itself are invented.

- \`organisation.json\`: the users that the sandbox starts with.
- \`roster.xlsx\` and \`roster.csv\`: the same roster, as an HR system would export it (the CSV as a Dutch Excel saves "CSV UTF-8").
- \`roster.expected.json\`: what an import should make of each row.

Try it, without any account: \`pluvo-bulk import samples/roster.xlsx --sandbox --dry-run\`

Made by \`scripts/make-samples.mjs\`; change them there.

## What the roster meets

${actions.map((action) => `${count(action)} ${action}`).join(', ')}: ${rows.length} rows. Ordinary rows are not listed.

| row | ref | action | reason | what is special |
| --- | --- | --- | --- | --- |
${special.map(line).join('\n')}
`;
}

function line({ row, cells, action, code, changes = [], note }) {
  const reason = code === undefined ? changes.join(', ') : `\`${code}\``;
  return `| ${row} | ${cells.Personeelsnummer} | ${action} | ${reason} | ${note} |`;
}
