// A plan file says exactly what was planned, or it is refused.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { encodePlan, PlanReader, type Hash } from '../../src/plan/plan-file.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { IssueError } from '../../src/user/issue.ts';
import { someRows, someUsers } from '../support/arbitraries.ts';
import { aPolicy, SHEET } from '../support/users.ts';

function sha256(): Hash {
  const hash = createHash('sha256');
  return { update: (text) => hash.update(text), digest: () => hash.digest('hex') };
}

const encode = (document: PlanDocument): string => [...encodePlan(document, sha256())].join('');

function decode(text: string): PlanDocument {
  const reader = new PlanReader(sha256());
  const lines = text.split('\n');
  for (const line of lines.slice(0, -1)) reader.add(line);
  return reader.finish(lines.at(-1) === '');
}

/** The code that a text is refused with; '' when it is read. */
function refusal(text: string): string {
  try {
    decode(text);
    return '';
  } catch (error) {
    if (!(error instanceof IssueError)) throw error;
    return error.message;
  }
}

const someDocuments: fc.Arbitrary<PlanDocument> = fc
  .tuple(someUsers, someRows, fc.string({ unit: 'grapheme' }))
  .map(([users, rows, file]) => {
    const { plan, warnings, refusals } = buildPlan(
      { sheets: [SHEET], rows },
      UserIndex.of(users),
      aPolicy({ invite: true, archiveMissing: true }),
    );
    return {
      tool: '1.2.3',
      endpoint: 'https://acme.pluvo.com/graphql/',
      source: {
        file,
        sha256: 'a'.repeat(64),
        sheets: [
          {
            name: 'Sheet1',
            headerRow: 1,
            columns: [
              {
                index: 0,
                letter: 'A',
                heading: 'Naam',
                target: { kind: 'field', field: 'name' },
                why: { kind: 'values', looks: 'names', share: 0.9 },
                suggestion: null,
                filled: 3,
                rows: 4,
                samples: ['Sanne'],
              },
            ],
          },
        ],
      },
      today: '2026-12-01',
      options: [['--archive-missing', 'true']],
      leftOut: [{ kind: 'leftOut', place: { sheet: 0, row: 99 }, why: 'totals' }],
      warnings,
      refusals,
      plan,
    };
  });

/** What `unchanged` gives, as a list: it may be held in any form. */
const settled = (document: PlanDocument): unknown => ({
  ...document,
  plan: { ...document.plan, unchanged: [...document.plan.unchanged] },
});

describe('a plan file', () => {
  test('gives back the plan', () => {
    fc.assert(
      fc.property(someDocuments, (document) => {
        expect(settled(decode(encode(document)))).toEqual(
          JSON.parse(JSON.stringify(settled(document))),
        );
      }),
    );
  });

  test('is the same for the same plan', () => {
    fc.assert(
      fc.property(someDocuments, (document) => {
        expect(encode(decode(encode(document)))).toBe(encode(document));
      }),
    );
  });

  test('is refused after any change of a character', () => {
    fc.assert(
      fc.property(
        someDocuments,
        fc.nat(),
        fc.constantFrom('0', 'x', ' ', '"', '\n', '}', ''),
        (document, at, other) => {
          const text = encode(document);
          const index = at % text.length;
          fc.pre(text[index] !== other);
          expect(refusal(text.slice(0, index) + other + text.slice(index + 1))).toMatch(/^PLAN_/);
        },
      ),
    );
  });

  test('is refused when cut off anywhere', () => {
    fc.assert(
      fc.property(someDocuments, fc.nat(), (document, at) => {
        const text = encode(document);
        expect(refusal(text.slice(0, at % text.length))).toMatch(/^PLAN_/);
      }),
    );
  });

  test('is refused with lines removed, swapped or added, though each is a line of a plan', () => {
    fc.assert(
      fc.property(someDocuments, fc.nat(), fc.nat(), (document, from, to) => {
        const lines = encode(document).slice(0, -1).split('\n');
        const one = lines[from % lines.length] ?? '';
        const other = lines[to % lines.length] ?? '';
        fc.pre(one !== other);
        const swapped = lines.map((line) => (line === one ? other : line === other ? one : line));
        expect(refusal(`${swapped.join('\n')}\n`)).toMatch(/^PLAN_/);
        expect(refusal(`${[...lines, one].join('\n')}\n`)).toMatch(/^PLAN_/);
        expect(refusal(`${lines.filter((line) => line !== one).join('\n')}\n`)).toMatch(/^PLAN_/);
      }),
    );
  });

  test('of another version says so', () => {
    const document = fc.sample(someDocuments, { numRuns: 1, seed: 1 })[0];
    if (document === undefined) throw new Error('no sample');
    expect(refusal(encode(document).replace('"version":1', '"version":2'))).toBe('PLAN_VERSION');
  });

  test('names the line that is no line of a plan', () => {
    const reader = new PlanReader(sha256());
    expect(() => {
      reader.add('{"change":{}}');
    }).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ params: expect.objectContaining({ line: 1 }) as unknown }),
        ],
      }),
    );
  });
});
