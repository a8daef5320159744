// English: what is wrong with a file and its columns.

import type { IssueWords } from '../catalogue.ts';
import { isPartName, type PartName } from '../../../user/headings.ts';
import type { FieldName } from '../../../user/user.ts';
import { systemCause } from './causes.ts';
import { columnWords } from './column-words.ts';
import { all, count, didYouMean, either, nameOf, namesOf, number, quoted } from './phrases.ts';

const columnFor = (name: FieldName | PartName): string =>
  isPartName(name) ? columnWords.parts[name] : nameOf(name);

export const fileIssues = {
  // Reading a file
  FILE_NOT_FOUND: () => ({
    message: 'The file does not exist',
    hint: 'Check its name and its folder.',
  }),
  FILE_IS_FOLDER: () => ({
    message: 'This is a folder, not a file',
    hint: 'Name the roster file that is in it.',
  }),
  FILE_UNREADABLE: ({ reason }) => ({
    message: `The file cannot be read: ${systemCause(reason)}`,
    hint: 'Close it in other programs, and check that you may open it.',
  }),
  FILE_EMPTY: () => ({
    message: 'The file is empty',
    hint: 'Export the roster again from the HR system.',
  }),
  FILE_FORMAT_UNKNOWN: ({ found }) => ({
    message: `This is not an .xlsx or .csv file, but ${found}`,
    hint: 'Open it in a spreadsheet program, save it as .xlsx, and use that file.',
  }),
  FILE_DAMAGED: ({ reason }) => ({
    message: `The file is damaged: ${reason}`,
    hint: 'Open it in a spreadsheet program and save a copy, or export it again.',
  }),
  FILE_ENCRYPTED: () => ({
    message: 'The file is protected with a password',
    hint: 'Save a copy without a password and use that.',
  }),
  FILE_TOO_LARGE: ({ limit }) => ({
    message: `The file is too large: the limit is ${limit}`,
    hint: 'Remove what the import does not need, save it as .csv, or split it.',
  }),
  FILE_EXPANDS: ({ times }) => ({
    message: `The file unpacks to more than ${number(times)} times its size, as a harmful file would`,
    hint: 'Open it in a spreadsheet program and save a copy, or save it as .csv.',
  }),
  FILE_ENCODING: ({ encoding, tries }) => ({
    message: `The text cannot be read as ${encoding}`,
    hint:
      tries.length === 0
        ? 'Open it in the program that it comes from, and save it as "CSV UTF-8".'
        : `Try ${tries.map((name) => `--encoding ${name}`).join(' or ')} and look at the names, or save it as "CSV UTF-8".`,
  }),
  ENCODING_DOUBT: ({ encoding, other, words }) => ({
    message:
      other === null
        ? `Letters of ${words === 1 ? 'a word' : `${String(words)} words`} may have gone wrong before the file was saved`
        : `Read as ${encoding}, but ${words === 1 ? 'a word' : `${String(words)} words`} would be others in ${other}`,
    hint:
      other === null
        ? 'Look at the word in this row.'
        : `Look at the name in this row: if it is wrong, give --encoding ${other}; if it is right, --encoding ${encoding}.`,
  }),
  CSV_QUOTE_UNCLOSED: () => ({
    message: 'A quotation mark is opened here and never closed',
    hint: 'Close it, or write a quotation mark inside a value twice ("").',
  }),
  CSV_QUOTE_INVALID: () => ({
    message: 'A quotation mark stands where none can be',
    hint: 'Put the whole value in quotation marks, and write those inside it twice ("").',
  }),
  CSV_QUOTES_CURLY: () => ({
    message:
      'The values stand between curly quotation marks (“ ”), which do not quote in a CSV file',
    hint: 'Replace them with straight ones ("), or export the roster again.',
  }),
  CSV_RECORD_TOO_LONG: ({ limit }) => ({
    message: `A row is longer than ${limit}`,
    hint: 'Look for a quotation mark that is not closed, or say what stands between the columns: --delimiter ";".',
  }),
  SHEET_NOT_FOUND: ({ wanted, sheets }) => ({
    message: `There is no sheet "${wanted}"`,
    hint:
      sheets.length === 0
        ? 'A text file has no sheets: leave out --sheet.'
        : `The file has ${all(quoted(sheets))}: name one, or give its number, such as --sheet 1.`,
  }),
  // Its columns
  HEADER_MISSING: () => ({
    message: 'There is no row of column headings',
    hint: 'Put a row with headings such as Reference, Full name and Email above the people, or name another sheet with --sheet.',
  }),
  COLUMNS_UNKNOWN: ({ headings }) => ({
    message: 'None of the column headings is known',
    hint: `The file has ${all(quoted(headings))}. Say which is which: --map "Your heading=email".`,
  }),
  COLUMN_AMBIGUOUS: ({ heading, fields }) => ({
    message: `The column "${heading}" can be ${either(fields)}, and its values do not tell`,
    hint: `Say which it is, such as --map "${heading}=${fields[0] ?? 'name'}", or leave it out: --ignore "${heading}".`,
  }),
  COLUMN_TWICE: ({ field: name, headings, columns }) => ({
    message: `More than one column is for ${columnFor(name)}: ${all(columns)}`,
    hint: `They are headed ${all(quoted(headings))}. Rename or remove all but one, or choose one: --map "Your heading=${name}".`,
  }),
  COLUMN_REQUIRED: ({ fields }) => ({
    message: `No column is for ${either(namesOf(fields))}`,
    hint: `Add one to the file, or say which column it is: --map "Your heading=${fields[0] ?? 'email'}".`,
  }),
  COLUMN_HALF_NAME: ({ heading, missing }) => ({
    message: `The column "${heading}" has only a part of the name, and none has the ${columnFor(missing)}`,
    hint: `Say which column has it, such as --map "Your heading=${missing}"; or, if "${heading}" has the whole name, --map "${heading}=name"; or leave it out: --ignore "${heading}".`,
  }),
  COLUMN_RESTRICTED: ({ heading }) => ({
    message: `The column "${heading}" is not read, as the law restricts what its heading says`,
    hint: 'Choose another column. If it holds something else, give it another heading in the file.',
  }),
  ROSTER_WITHOUT_ROWS: () => ({
    message: 'There are headings, but no rows below them',
    hint: 'Export the roster again, or name another sheet with --sheet.',
  }),
  MAP_INVALID: ({ given }) => ({
    message: `--map "${given}" is not a heading and a field`,
    hint: 'Write the heading, an equals sign and the field: --map "Your heading=email".',
  }),
  MAP_FIELD_UNKNOWN: ({ option, field: name, nearest, known }) => ({
    message: `${option} names a field "${name}" that does not exist`,
    hint: `${didYouMean(nearest)}It can be ${known.join(', ')}.`,
  }),
  PRESET_UNKNOWN: ({ name, known }) => ({
    message: `There is no preset "${name}"`,
    hint: `Choose ${either(known)}, or leave it out.`,
  }),
  MAPPING_INVALID: ({ what }) => ({
    message: `The mapping file cannot be used: ${what}`,
    hint: 'Correct the mapping file, or say what the columns are with --map.',
  }),
  MAPPING_OUTDATED: ({ missing }) => ({
    message: `The mapping names ${count(missing.length, { one: 'column', other: 'columns' })} that the file does not have: ${all(quoted(missing))}`,
    hint: 'If headings have changed, correct the mapping; what they were for is not read now.',
  }),
  SET_INVALID: ({ given }) => ({
    message: `--set ${given} does not say a field and a value`,
    hint: 'Write the field, an equals sign and the value: --set language=NL.',
  }),
  ACCEPT_UNKNOWN: ({ given, known }) => ({
    message: `--accept does not know "${given}"`,
    hint: `It takes ${either(known)}.`,
  }),
  MAP_COLUMN_UNKNOWN: ({ heading, nearest }) => ({
    message: `--map names a column "${heading}" that the file does not have`,
    hint: `${didYouMean(nearest)}Write the heading as it is in the file, or the letter of the column.`,
  }),
} satisfies Partial<IssueWords>;
