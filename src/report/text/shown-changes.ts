// What changes of a user, as previews and reports list it: one line a field, and one for each of the
// extra fields.

import type { FieldChange } from '../../plan/plan.ts';
import { extraText, memberChanges } from '../../user/extra-fields.ts';
import { jsonText } from '../../user/json.ts';
import type { FieldName } from '../../user/user.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { fieldLabel, valueText } from './field-text.ts';

export interface ShownChange {
  /** As other programs know it: `name`, or `extraFields.team`. */
  readonly name: string;
  readonly field: FieldName;
  /** The values as JSON has them, `null` where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  readonly source: string | null;
  /** The values as a person reads them, `''` where there is none. */
  readonly textBefore: (catalogue: Pick<Catalogue, 'page'>) => string;
  readonly textAfter: (catalogue: Pick<Catalogue, 'page'>) => string;
}

/** The lines of a change's fields, in their order. */
export function shownChanges(fields: readonly FieldChange[]): readonly ShownChange[] {
  return fields.flatMap((change) => {
    const members = change.field === 'extraFields' ? shownMembers(change) : null;
    return members === null || members.length === 0 ? [shownField(change)] : members;
  });
}

/** What a line is headed by: the name of a field as an export has it, or of an extra field as it is. */
export function changeLabel(
  { name, field }: ShownChange,
  catalogue: Pick<Catalogue, 'headings'>,
): string {
  return name === field ? fieldLabel(field, catalogue) : name;
}

/** One change on one line: `Full name: A → B`; of a new user, who had nothing before, `Full name: B`. */
export function changeText(change: ShownChange, isNew: boolean, catalogue: Catalogue): string {
  const label = changeLabel(change, catalogue);
  const shown = (text: string): string => (text === '' ? catalogue.empty : text);
  const now = shown(change.textAfter(catalogue));
  return isNew ? `${label}: ${now}` : `${label}: ${shown(change.textBefore(catalogue))} → ${now}`;
}

function shownField(change: FieldChange): ShownChange {
  const { field, before, after, source } = change;
  return {
    name: field,
    field,
    before,
    after,
    source,
    textBefore: (catalogue) => valueText(field, before, catalogue),
    textAfter: (catalogue) => valueText(field, after, catalogue),
  };
}

function shownMembers({
  field,
  before,
  after,
  source,
  sources,
}: Extract<FieldChange, { readonly field: 'extraFields' }>): readonly ShownChange[] | null {
  const changes = memberChanges(before ?? '', after ?? '');
  if (changes === null) return null;
  return changes.map((change) => ({
    name: `${field}.${change.member}`,
    field,
    before: plainJson(change.before),
    after: plainJson(change.after),
    source: sources === undefined ? source : (sources[change.member] ?? null),
    textBefore: () => memberText(change.before),
    textAfter: () => memberText(change.after),
  }));
}

function memberText(value: unknown): string {
  return extraText(value === undefined ? null : { value }, 'value');
}

/** A number with more digits than a program would keep stays a text. */
function plainJson(value: unknown): unknown {
  if (value === undefined) return null;
  const text = jsonText(value);
  const plain: unknown = JSON.parse(text);
  return JSON.stringify(plain) === text ? plain : text;
}
