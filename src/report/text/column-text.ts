// How a column was understood, in words.

import type { Column } from '../../user/roster.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { fieldLabel } from './field-text.ts';

/** What a column is read as: `Email`, `first name`, `not used (department)`. */
export function targetText({ target }: Pick<Column, 'target'>, catalogue: Catalogue): string {
  const { columns } = catalogue;
  switch (target?.kind) {
    case undefined:
      return columns.unknown;
    case 'field': {
      const details = [
        ...(target.inverted === true ? [columns.inverted] : []),
        ...(target.lastFirst === true ? [columns.lastFirst] : []),
      ];
      const label = fieldLabel(target.field, catalogue);
      return details.length === 0 ? label : `${label} (${details.join(', ')})`;
    }
    case 'part':
      return columns.parts[target.part];
    case 'other':
      return columns.notUsed(columns.others[target.other]);
    case 'sensitive':
      return columns.sensitive;
  }
}

/** Why a column is read so, and where there is one, the heading that may have been meant. */
export function whyText(
  { why, suggestion }: Pick<Column, 'why' | 'suggestion'>,
  { columns, percent }: Catalogue,
): string {
  const reason = ((): string => {
    switch (why.kind) {
      case 'values':
        return columns.why.values[why.looks](percent(why.share));
      case 'beside':
        return columns.why.beside(why.heading);
      case 'map':
      case 'preset':
      case 'alias':
      case 'ignored':
      case 'varies':
      case 'unknown':
        return columns.why[why.kind];
    }
  })();
  return suggestion === null ? reason : `${reason}; ${columns.suggestion(suggestion)}`;
}
