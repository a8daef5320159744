// The reversible guard against cells that a spreadsheet program would run as a formula.

import { emailForm } from './fold.ts';

const RISKY = /^'*\s*[=+\-@\t\r＝＋－＠]/;

const GUARDED = /^'+\s*[=+\-@\t\r＝＋－＠]/;

/** A value as it is written to a CSV cell: one `'` in front where a spreadsheet program would compute it. */
export function guardFormula(value: string): string {
  return RISKY.test(value) ? `'${value}` : value;
}

/**
 * Undoes `guardFormula` exactly: `unguardFormula(guardFormula(value)) === value` for every text.
 * `'t Hart`, where the apostrophe is the person's own, stays.
 */
export function unguardFormula(value: string): string {
  return GUARDED.test(value) ? value.slice(1) : value;
}

export const EXAMPLE_EMAIL = 'voorbeeld@pluvo-bulk.example';

/** Whether a cell has the address of the example row. */
export function isExampleEmail(text: string): boolean {
  return text.includes('pluvo-bulk') && emailForm(text) === EXAMPLE_EMAIL;
}
