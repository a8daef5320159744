// Every heading that HR systems are known to write is recognised as what it is.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAmbiguous } from '../../src/roster/columns/ambiguous.ts';
import { targetOfHeading } from '../../src/roster/columns/known-headings.ts';
import type { Target } from '../../src/user/roster.ts';
import { describeShared, sharedData } from '../shared-data.ts';

type Aliases = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Headings that are on purpose something else, or nothing: what, and why. */
const EXCEPTIONS: readonly { readonly field: string; readonly why: string; is: RegExp }[] = [
  {
    field: 'roles',
    why: 'a role of an HR system is a job; a right in Pluvo is only given under its own heading',
    is: /^(?!pluvo|r[oô]les$).*/,
  },
  {
    field: 'email',
    why: 'a login name is an address only for want of one',
    is: /user ?principal ?name/i,
  },
  { field: 'emailSecondary', why: 'for recovering an account only: sensitive', is: /^recovery/ },
  { field: 'isActive', why: 'a number of flags, one of which says it', is: /^useraccountcontrol$/ },
  {
    field: 'endDate',
    why: 'a function ends where the employment goes on',
    is: /einddatum.functie/,
  },
  { field: 'endDate', why: 'a flag in some exports and a date in others', is: /^employeegone$/ },
];

function nameOf(target: Target | null): string | null {
  switch (target?.kind) {
    case 'field':
      return target.field;
    case 'part':
      return target.part;
    case 'other':
      return target.other;
    case 'sensitive':
      return 'sensitive';
    case undefined:
      return null;
  }
}

describeShared('the headings of HR systems', () => {
  const aliases = JSON.parse(readFileSync(sharedData('header-aliases.json'), 'utf8')) as Aliases;
  const fields = Object.entries(aliases).filter(([field]) => field !== 'ambiguous');

  test.each(fields)('%s', (field, languages) => {
    const exceptions = EXCEPTIONS.filter((exception) => exception.field === field);
    const headings = Object.values(languages).flat();
    const unknown = headings
      .filter((heading) => !isAmbiguous(heading))
      .filter((heading) => !exceptions.some(({ is }) => is.test(heading)))
      .filter((heading) => nameOf(targetOfHeading(heading)) !== field);
    expect(unknown).toEqual([]);
    // An exception that has become none is taken out of the list.
    for (const { is } of exceptions) {
      const excepted = headings.filter((heading) => is.test(heading));
      expect(excepted.filter((heading) => nameOf(targetOfHeading(heading)) === field)).toEqual([]);
      expect(excepted).not.toEqual([]);
    }
  });

  test('never a role under the heading of an HR system', () => {
    const headings = ['manager', 'leidinggevende', 'role', 'rol', 'rollen', 'user role', 'rechten'];
    expect(headings.map(targetOfHeading).map(nameOf)).not.toContain('roles');
  });
});

test.each([
  'E-MAIL',
  ' e mail ',
  'E‑mail',
  'Email:',
  'É-mail',
  'E-mail (zakelijk)',
  'E-mail [Required]',
])('case, accents, punctuation and brackets make no difference: %s', (heading) => {
  expect(targetOfHeading(heading)).toEqual({ kind: 'field', field: 'email' });
});

test.each([
  'Geblokkeerd',
  'blocked',
  'Suspended',
  'deleted',
  'Block sign in (Yes/No) [accountEnabled] Required',
])('yes means no under %s', (heading) => {
  expect(targetOfHeading(heading)).toEqual({ kind: 'field', field: 'isActive', inverted: true });
});
