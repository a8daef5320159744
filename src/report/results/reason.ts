// Why a row of a report is as it is: the words of its issues in one cell each.

import type { Issue, IssueCode } from '../../user/issue.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { wordsOf } from '../messages/words.ts';

export interface Reason {
  /** The code of the first issue. */
  readonly code: IssueCode | null;
  /** All messages, each with the text that it is about. */
  readonly message: string | null;
  readonly hint: string | null;
}

/** How much of a cell or of a server's message a reason quotes. */
const QUOTE_LIMIT = 200;

/** What a report says of a row's issues; all `null` where there are none. */
export function reasonOf(issues: readonly Issue[], catalogue: Catalogue): Reason {
  const [first] = issues;
  if (first === undefined) return { code: null, message: null, hint: null };
  const words = issues.map((issue) => ({ ...wordsOf(issue, catalogue), value: issue.value ?? '' }));
  const messages = words.map(({ message, value }) =>
    value === '' ? message : `${message}: "${quote(value)}"`,
  );
  return {
    code: first.code,
    message: messages.join('; '),
    hint: [...new Set(words.map(({ hint }) => hint))].join(' '),
  };
}

function quote(value: string): string {
  const characters = Array.from(value);
  return characters.length > QUOTE_LIMIT ? `${characters.slice(0, QUOTE_LIMIT).join('')}…` : value;
}
