// Plan documents for tests of previews: what a test does not say is ordinary.

import { buildPlan } from '../../src/plan/build.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { field, FIELD_NAMES } from '../../src/user/fields.ts';
import { columnLetter } from '../../src/user/place.ts';
import type { Column, RosterRow, RosterSheet } from '../../src/user/roster.ts';
import type { FieldName, User } from '../../src/user/user.ts';
import { aPolicy, SHEET } from './users.ts';

/** A column of the roster's sheet, understood by its heading. */
export function aColumn(name: FieldName, given: Partial<Column> = {}): Column {
  const index = FIELD_NAMES.indexOf(name);
  return {
    index,
    letter: columnLetter(index),
    heading: field(name).heading.nl,
    target: { kind: 'field', field: name },
    why: { kind: 'alias' },
    suggestion: null,
    filled: 40,
    rows: 50,
    samples: [],
    ...given,
  };
}

/** The document of the plan that rows make of users. */
export function aDocument(
  users: readonly User[],
  rows: readonly RosterRow[],
  {
    policy = {},
    sheets = [SHEET],
    ...given
  }: Partial<PlanDocument> & {
    readonly policy?: Partial<Policy>;
    readonly sheets?: readonly RosterSheet[];
  } = {},
): PlanDocument {
  const index = new UserIndex();
  for (const user of users) index.add(user);
  const built = buildPlan({ sheets, rows }, index, aPolicy(policy));
  const columns = (['ref', 'name', 'email'] as const).map((name) => aColumn(name));
  return {
    tool: '1.2.3',
    endpoint: 'https://zonnehof.pluvo.com/graphql/',
    source: {
      file: 'roster.xlsx',
      sha256: 'a'.repeat(64),
      sheets: sheets.map(({ name }) => ({ name, headerRow: 1, columns })),
    },
    today: '2026-12-01',
    options: [['--archive-missing', 'true']],
    leftOut: [],
    ...built,
    ...given,
  };
}
