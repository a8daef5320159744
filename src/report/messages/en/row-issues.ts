// English: what is wrong with a row, and what is worth a look.

import type { IssueWords } from '../catalogue.ts';
import { count, either, nameOf, namesOf, offeredHere } from './phrases.ts';

export const rowIssues = {
  ROW_WITHOUT_KEY: () => ({
    message: 'Nothing in this row tells who it is about',
    hint: `Fill in ${either(namesOf(['ref', 'email']))}.`,
  }),
  ROW_RAGGED: ({ expected, found }) => ({
    message: `This row has ${count(found, { one: 'value', other: 'values' })} where there are ${count(expected, { one: 'column', other: 'columns' })}`,
    hint: 'Put a value that holds the delimiter between quotation marks.',
  }),
  CELL_ERROR: ({ field: name }) => ({
    message: `In place of a value, the cell of ${nameOf(name)} has an error or a formula without a result`,
    hint: 'Repair the formula, or replace it by its value. If Excel does show a value, save the file there.',
  }),
  VALUE_REQUIRED: ({ field: name }) => ({
    message: `${nameOf(name)} is blank`,
    hint: 'Fill it in and import again.',
  }),
  VALUE_TOO_LONG: ({ field: name, limit }) => ({
    message: `${nameOf(name)} is longer than ${count(limit, { one: 'character', other: 'characters' })}`,
    hint: 'Shorten it in the file and import again.',
  }),
  VALUE_CONTROL_CHARACTER: ({ field: name }) => ({
    message: `${nameOf(name)} holds a character that cannot be shown`,
    hint: 'Type the value anew in the file and import again.',
  }),
  NOT_CLEARABLE: ({ field: name }) => ({
    message: `${nameOf(name)} cannot be emptied`,
    hint: 'Leave the cell blank to keep what is in Pluvo, or fill in a new value.',
  }),
  EMAIL_INVALID: () => ({
    message: 'The e-mail address is not valid',
    hint: 'Correct the address in the file and import again.',
  }),
  EMAIL_LOOK_ALIKE: ({ character, code }) => ({
    message: `The e-mail address has "${character}" (${code}), which is not in addresses`,
    hint: 'Another program put it there: type the address anew, and import again.',
  }),
  FLAG_UNKNOWN: ({ field: name }) => ({
    message: `${nameOf(name)} is neither yes nor no`,
    hint: 'Write yes or no, true or false, active or inactive.',
  }),
  LANGUAGE_UNKNOWN: ({ offered }) => ({
    message: 'The language is not known',
    hint: `Write its name or its code, such as NL.${offeredHere(offered)}`,
  }),
  LANGUAGE_NOT_OFFERED: ({ language, offered }) => ({
    message: `This organisation does not have the language ${language}`,
    hint: `Choose ${either(offered)}, or leave the cell blank.`,
  }),
  ROLE_UNKNOWN: ({ offered }) => ({
    message: 'A role is not known',
    hint: `Write the roles as Pluvo names them, with commas between them.${offeredHere(offered)}`,
  }),
  JSON_INVALID: ({ field: name }) => ({
    message: `${nameOf(name)} is not a JSON object`,
    hint: 'Write it as {"name": "value"}, or leave the cell blank.',
  }),
  ID_INVALID: () => ({
    message: 'The Pluvo ID is not an id',
    hint: 'Take it over from an export as it is, or leave the column out.',
  }),
  SCIENTIFIC_NUMBER: ({ field: name }) => ({
    message: `${nameOf(name)} was rounded by a spreadsheet program`,
    hint: 'Format the column as text, enter the whole number again, and import again.',
  }),
  EMAIL_SEVERAL: () => ({
    message: 'There is more than one e-mail address in the cell',
    hint: 'Keep the one that the person logs in with.',
  }),
  DATE_INVALID: ({ what }) => ({
    message: `The ${what === 'start' ? 'start' : 'leave'} date is not a date`,
    hint: 'Write it as 2026-01-31, or leave the cell blank.',
  }),
  DATE_ORDER_UNKNOWN: ({ heading }) => ({
    message: `The dates in "${heading}" can be read in two ways: the day or the month first`,
    hint: 'Add --dates dmy (day first) or --dates mdy (month first).',
  }),
} satisfies Partial<IssueWords>;
