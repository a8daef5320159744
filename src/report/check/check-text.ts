// A check as lines for a terminal, and as JSON.

import { judged, type Check, type Finding } from './check.ts';
import type { Catalogue, Words } from '../messages/catalogue.ts';
import { issueJson, wordsOf } from '../messages/words.ts';
import { visible } from '../text/visible.ts';

/** A line for each finding, and its hint below where there is one. */
export function checkText({ findings }: Check, catalogue: Catalogue): string {
  const { statuses, topics } = catalogue.check;
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.map((text) => text.length));
  const [statusWidth, topicWidth] = [
    widest(Object.values(statuses)),
    widest(Object.values(topics)),
  ];
  const lines = findings.flatMap((finding) => {
    const { topic, status } = judged(finding);
    const { message, hint } = findingWords(finding, catalogue);
    const head = `${statuses[status].padEnd(statusWidth)}  ${topics[topic].padEnd(topicWidth)}  `;
    const below = hint === '' ? [] : [' '.repeat(head.length) + visible(hint)];
    return [head + visible(message), ...below];
  });
  return lines.join('\n');
}

/** The object that `--json` prints, on one line. */
export function checkJson(
  { endpoint, findings }: Check,
  exitCode: number,
  catalogue: Catalogue,
): string {
  const lines = findings.map((finding) => {
    const { kind, ...found } = finding;
    const facts = finding.kind === 'issue' ? { code: finding.issue.code } : found;
    return { ...judged(finding), kind, ...facts, ...findingWords(finding, catalogue) };
  });
  const errors = findings.flatMap((finding) =>
    finding.kind === 'issue' ? [issueJson(finding.issue, catalogue)] : [],
  );
  return JSON.stringify({ command: 'check', endpoint, lines, warnings: [], errors, exitCode });
}

function findingWords(finding: Finding, catalogue: Catalogue): Words {
  return finding.kind === 'issue'
    ? wordsOf(finding.issue, catalogue)
    : catalogue.check.words(finding);
}
