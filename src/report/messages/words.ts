// Issues and places in the words of a catalogue.

import type { Issue, IssueCode, IssueParams } from '../../user/issue.ts';
import type { Place } from '../../user/place.ts';
import type { Catalogue, Words } from './catalogue.ts';

/** What an issue says. Its `value`, the text of a cell or of the server, is never among the words. */
export function wordsOf<C extends IssueCode>(
  { code, params }: { readonly code: C; readonly params: IssueParams[C] },
  catalogue: Catalogue,
): Words {
  return catalogue.issues[code](params);
}

/** Where something stands: `roster.xlsx, sheet Personeel, row 17, column F`; `''` for nowhere in particular. */
export function placeText(
  { file, sheet, row, column }: Place,
  { place: words }: Pick<Catalogue, 'place'>,
): string {
  const parts = [
    file,
    sheet === undefined ? undefined : words.sheet(sheet),
    row === undefined ? undefined : words.row(row),
    column === undefined ? undefined : words.column(column),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** An issue as the JSON object of DESIGN §2 holds it, with the parts of its place that apply. */
export interface IssueJson extends Place, Words {
  readonly code: IssueCode;
}

export function issueJson(issue: Issue, catalogue: Catalogue): IssueJson {
  const { file, sheet, row, column } = issue.place;
  return {
    code: issue.code,
    ...wordsOf(issue, catalogue),
    ...(file === undefined ? {} : { file }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
}
