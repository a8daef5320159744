// English: rows that wait for a decision or are left alone, and what is worth a look.

import type { IssueWords } from '../catalogue.ts';
import { nameOf, NOTHING_TO_DO, rowCount, rowNamed, rowsNamed } from './phrases.ts';

const LOOK = 'Check that this is meant.';

const acceptAll = (accept: string, what: string): string =>
  `If ${what}, add --accept ${accept}; else correct the file.`;

export const noteIssues = {
  // Rows that are left alone, or wait for a decision
  NOT_A_PERSON: ({ kind }) => ({
    message:
      kind === 'vacancy'
        ? 'This looks like a vacancy, not a person'
        : 'This looks like an account that belongs to no person',
    hint: 'Nothing needs to be done. If these are people all the same, add --accept accounts.',
  }),
  GUEST: ({ accept }) => ({
    message: 'This is a guest from another organisation',
    hint: `Nothing needs to be done. To import guests too, add --accept ${accept}.`,
  }),
  FUTURE_JOINER: ({ start }) => ({
    message: start === null ? 'The person has not started yet' : `The person starts on ${start}`,
    hint: 'Import the roster again once they have started.',
  }),
  PRIVATE_EMAIL: ({ accept }) => ({
    message: 'There is only a private e-mail address',
    hint: acceptAll(accept, 'private addresses may be used'),
  }),
  STATUS_CONTRADICTS: ({ accept }) => ({
    message: 'The status and the leave date contradict each other',
    hint: acceptAll(accept, 'the dates are right'),
  }),
  REF_CHANGES: ({ accept, row }) => ({
    message: `${rowsNamed([row])} has another reference for the same person`,
    hint: acceptAll(accept, 'the newest contract has the right one'),
  }),
  CONTRACT_UNREAD: ({ row }) => ({
    message: `The person would be archived, but ${rowNamed(row)}, which may be about the same person, was not taken`,
    hint: 'Correct that row and import again, or archive the person by hand.',
  }),
  CONTRACT_MERGED: ({ row }) => ({
    message: `Another contract of the person in ${rowNamed(row)}, which is used`,
    hint: NOTHING_TO_DO,
  }),
  // Worth a look
  PLANNED_LEAVER: ({ end }) => ({
    message: `The person leaves on ${end}, and is active until then`,
    hint: 'Import the roster again after that day to archive them.',
  }),
  STATUS_AWAY: () => ({
    message: 'The person is on leave, and stays active',
    hint: NOTHING_TO_DO,
  }),
  EMAIL_FROM_LOGIN: () => ({
    message: 'There is no e-mail address, so the login name is used',
    hint: 'Check that mail to that name arrives.',
  }),
  EMAIL_LINK_DIFFERS: () => ({
    message: 'The link in the cell goes to another address than the one shown, which is used',
    hint: 'Check which of the two is right.',
  }),
  EMAIL_FROM_LINK: () => ({
    message: 'The cell shows no e-mail address, so that of its link is used',
    hint: 'Check that the link is not left over from somebody else.',
  }),
  EMAIL_SHARED: () => ({
    message: 'This looks like an address that several people read',
    hint: 'Give the person an address of their own if they have one.',
  }),
  NAME_CAPITALS: () => ({
    message: 'The name is all in capitals, and is written like that',
    hint: 'Correct it in the HR system if you want it otherwise.',
  }),
  NAME_TITLE: () => ({
    message: 'The name begins with a title, and is written like that',
    hint: 'Correct it in the HR system if you want it otherwise.',
  }),
  NAME_GUESSED: () => ({
    message: 'The parts of the name had to be guessed',
    hint: LOOK,
  }),
  NAME_LAST_FIRST: ({ heading }) => ({
    message: `The names in "${heading}" seem to begin with the surname`,
    hint: `To turn them round, add --map "${heading}=name:last-first".`,
  }),
  NAME_SAME: ({ row }) => ({
    message: `The same name as ${rowNamed(row)}, but not the same person`,
    hint: 'Check that these are two people.',
  }),
  NUMBER_CHANGES: ({ field: name, row }) => ({
    message: `${nameOf(name)} is not the same in ${rowNamed(row)}, which is about the same person`,
    hint: LOOK,
  }),
  NUMBER_IS_DATE: ({ field: name }) => ({
    message: `${nameOf(name)} is a date in the spreadsheet, which may have made one of a number`,
    hint: 'If it was a number, format the column as text and enter it again.',
  }),
  LOOKS_LIKE_FORMULA: ({ field: name }) => ({
    message: `${nameOf(name)} looks like a formula, and is taken as text`,
    hint: LOOK,
  }),
  LOOK_ALIKE_CHARACTERS: ({ field: name }) => ({
    message: `${nameOf(name)} mixes letters of alphabets that look alike`,
    hint: 'Type the value anew if that is not meant.',
  }),
  INVISIBLE_CHARACTERS: ({ field: name }) => ({
    message: `${nameOf(name)} holds characters that are not seen; they are left out`,
    hint: 'Type the value anew if that is not meant.',
  }),
  MOJIBAKE: ({ field: name }) => ({
    message: `${nameOf(name)} holds letters that went wrong on the way, such as Ã© for é`,
    hint: 'Export the roster again as "CSV UTF-8" or .xlsx.',
  }),
  LETTERS_LOST: ({ field: name }) => ({
    message: `${nameOf(name)} has signs in place of letters that were lost before, such as ? or \uFFFD`,
    hint: 'Export the roster again as "CSV UTF-8" or .xlsx, or type the value anew.',
  }),
  HTML_ENTITY: ({ field: name }) => ({
    message: `${nameOf(name)} has letters as web pages write them, such as &ouml; for ö`,
    hint: 'Export the roster again as "CSV UTF-8" or .xlsx, or type the value anew.',
  }),
  ACCENTS_DIFFER: ({ rows }) => ({
    message: `${rowCount(rows)}: the name differs from that in Pluvo only in accents`,
    hint: 'Look whether the file lost its accents; if so, export it again as "CSV UTF-8" or .xlsx.',
  }),
  LEADING_ZEROS_LOST: ({ field: name, rows }) => ({
    message: `${nameOf(name)} may have lost its leading zeros: it has none in ${rowCount(rows)}, and other rows do`,
    hint: 'Format the column as text in the spreadsheet, and export it again.',
  }),
  ZEROS_WOULD_GO: ({ field: name, rows }) => ({
    message: `${nameOf(name)} would lose its leading zeros in ${rowCount(rows)}: a spreadsheet program has probably taken them off`,
    hint: 'Do not apply this unless it is meant. Open the file with that column as text, or export it again.',
  }),
  NUMBERS_SHORTER: ({ field: name, rows }) => ({
    message: `${nameOf(name)} is shorter in ${rowCount(rows)} than in most: leading zeros may have been lost`,
    hint: 'If they have, format the column as text in the spreadsheet, and export it again.',
  }),
  SAME_FOR_ALL: ({ field: name }) => ({
    message: `${nameOf(name)} is the same in every row`,
    hint: 'Check that it is the right column.',
  }),
  DATE_SERIAL: () => ({
    message: 'The date is a bare number, and is taken as Excel counts days',
    hint: LOOK,
  }),
  START_DATE_INVALID: () => ({
    message: 'The start date is not a date, and is not used',
    hint: 'Write it as 2026-01-31 if it matters.',
  }),
  ROW_HIDDEN: () => ({
    message: 'The row is hidden in the spreadsheet, and is read all the same',
    hint: 'Delete the row if it is not meant to be imported.',
  }),
  COLUMN_HIDDEN: ({ heading }) => ({
    message: `The column "${heading}" is hidden in the spreadsheet, and is read all the same`,
    hint: `To leave it out, add --ignore "${heading}".`,
  }),
  SHEET_NOT_READ: ({ sheet }) => ({
    message: `The sheet "${sheet}" also looks like a roster, and is not read`,
    hint: `To read it, name it: --sheet "${sheet}".`,
  }),
} satisfies Partial<IssueWords>;
