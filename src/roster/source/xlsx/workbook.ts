// The workbook part: which sheets there are, in which order, and where their parts are.

import { fail } from '../../../user/issue.ts';
import { readRelationships, type Relationship } from './relationships.ts';
import { isTrue, readXml, relationshipId } from './xml.ts';
import type { Part, Zip } from './zip.ts';

export interface WorksheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** `undefined` where the file names a part that it does not have. */
  readonly part: Part | undefined;
}

export interface WorkbookParts {
  /** In the order of the tabs. Chart, dialog and macro sheets are left out. */
  readonly sheets: readonly WorksheetEntry[];
  /** Days are counted from 1904 instead of 1900. */
  readonly date1904: boolean;
  /** The writer asks for calculation on opening: results may be missing, with zeros in their place. */
  readonly uncalculated: boolean;
  readonly sharedStrings: Part | undefined;
  readonly styles: Part | undefined;
}

/** Finds the workbook in the package and reads it. Rejects with an `IssueError` when there is none. */
export async function readWorkbook(zip: Zip): Promise<WorkbookParts> {
  const part = await workbookPart(zip);
  const relationships = await readRelationships(zip, part.name);
  const sheets: WorksheetEntry[] = [];
  let root = '';
  let date1904 = false;
  let uncalculated = false;
  await readXml(part, {
    open(name, attributes) {
      if (root === '') root = name;
      if (name === 'workbookPr') date1904 = isTrue(attributes['date1904']);
      if (name === 'calcPr') uncalculated = isTrue(attributes['fullCalcOnLoad']);
      if (name !== 'sheet') return;
      const relationship = relationships.get(relationshipId(attributes) ?? '');
      if (relationship !== undefined && relationship.type !== 'worksheet') return;
      const { name: sheetName = '', state = 'visible' } = attributes;
      const hidden = state !== 'visible';
      sheets.push({ name: sheetName, hidden, part: zip.part(relationship?.target ?? '') });
    },
  });
  if (root !== 'workbook') fail('FILE_FORMAT_UNKNOWN', { found: 'zip' });
  if (sheets.length === 0) fail('FILE_DAMAGED', { reason: 'it has no worksheet' });
  return {
    sheets,
    date1904,
    uncalculated,
    sharedStrings: partOfType(zip, relationships, 'sharedStrings'),
    styles: partOfType(zip, relationships, 'styles'),
  };
}

async function workbookPart(zip: Zip): Promise<Part> {
  const relationships = await readRelationships(zip, '');
  const main = [...relationships.values()].find(({ type }) => type === 'officeDocument');
  const part = zip.part(main?.target ?? 'xl/workbook.xml') ?? zip.part('xl/workbook.xml');
  if (part?.name.endsWith('.bin') === true) fail('FILE_FORMAT_UNKNOWN', { found: 'xlsb' });
  return part ?? fail('FILE_FORMAT_UNKNOWN', { found: 'zip' });
}

/** The part in that role; some writers leave the relationship out, or spell its target wrong. */
function partOfType(
  zip: Zip,
  relationships: ReadonlyMap<string, Relationship>,
  role: 'sharedStrings' | 'styles',
): Part | undefined {
  const named = [...relationships.values()].find(({ type }) => type === role);
  return zip.part(named?.target ?? '') ?? zip.part(`xl/${role}.xml`);
}
