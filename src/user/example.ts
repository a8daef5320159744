// The person in the example row of a template, whom an import leaves out.

import { emailForm } from './fold.ts';

export const EXAMPLE_EMAIL = 'voorbeeld@pluvo-bulk.example';

/** Whether a cell has the address of the example row. */
export function isExampleEmail(text: string): boolean {
  return text.includes('pluvo-bulk') && emailForm(text) === EXAMPLE_EMAIL;
}
