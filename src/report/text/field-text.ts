// Values and their names as a person reads them in a preview or a report.

import type { Who } from '../../plan/plan.ts';
import { field } from '../../user/fields.ts';
import type { FieldName, User } from '../../user/user.ts';
import type { Catalogue } from '../messages/catalogue.ts';

/** The name of a field: the heading that an export gives it. */
export function fieldLabel(name: FieldName, { headings }: Pick<Catalogue, 'headings'>): string {
  return field(name).heading[headings];
}

/** A value as the cell of a roster has it, to be read back; `''` where there is none. */
export function fieldText<F extends FieldName>(name: F, value: User[F] | null): string {
  return value === null ? '' : field(name).format(value);
}

/** A value as a person reads it: a flag is yes or no; `''` where there is none. */
export function valueText<F extends FieldName>(
  name: F,
  value: User[F] | null,
  { page }: Pick<Catalogue, 'page'>,
): string {
  if (typeof value === 'boolean') return value ? page.yes : page.no;
  return fieldText(name, value);
}

/** `Sanne de Vries (1001)`; where that is not known, the address or the id. */
export function whoText({ id, ref, email, name }: Who): string {
  const [first = '', second] = [name, ref, email, id].filter(
    (text) => text !== null && text !== '',
  );
  return second === undefined ? (first ?? '') : `${first ?? ''} (${second ?? ''})`;
}
