// English: what comes out when rows are compared with the users.

import type { IssueWords } from '../catalogue.ts';
import { all, nameOf, namesOf, NOTHING_TO_DO } from './phrases.ts';

export const planIssues = {
  FIELD_READ_ONLY: ({ field: name }) => ({
    message: `${nameOf(name)} differs, and this organisation does not let it be changed`,
    hint: 'Change it in Pluvo, or remove the column from the file.',
  }),
  USER_NOT_FOUND: () => ({
    message: 'No user has this ID',
    hint: 'The user may be gone. Export again, or remove the ID to match by reference or e-mail address.',
  }),
  EMAIL_TAKEN: ({ otherRef }) => ({
    message:
      otherRef === null
        ? 'Another user has this e-mail address'
        : `The user with reference ${otherRef} has this e-mail address`,
    hint: 'Correct the reference or the address in the file, or change that user in Pluvo first.',
  }),
  EMAIL_CLAIMED_TWICE: ({ rows }) => ({
    message: `Rows ${all(rows)} have the same e-mail address`,
    hint: 'Give each person an address of their own.',
  }),
  EMAIL_RING: ({ rows }) => ({
    message: `Rows ${all(rows)} hand their e-mail addresses round in a ring`,
    hint: 'Give one of them a temporary address, import, and then import the roster as it should be.',
  }),
  REF_TAKEN: () => ({
    message: 'Another user has this reference',
    hint: 'Correct the reference in the file, or change that user in Pluvo first.',
  }),
  DUPLICATE_DIFFERENT: ({ rows }) => ({
    message: `Rows ${all(rows)} are about one person and differ`,
    hint: 'Keep the row that is right and remove the others.',
  }),
  DUPLICATE_IDENTICAL: ({ row }) => ({
    message: `The same as row ${String(row)}, which is used`,
    hint: NOTHING_TO_DO,
  }),
  CREATE_NEEDS: ({ fields }) => ({
    message: `A new user needs ${all(namesOf(fields))}`,
    hint: 'Fill in what is missing. If the person is in Pluvo already, correct the reference or the e-mail address.',
  }),
  ARCHIVED_NO_STATUS: () => ({
    message: 'The user is archived, and the file does not say whether they are active',
    hint: 'Add --restore to restore such users, or a column Active with yes or no.',
  }),
  INACTIVE_UNKNOWN: () => ({
    message: 'The person is inactive and not in Pluvo',
    hint: NOTHING_TO_DO,
  }),
  NOT_SELECTABLE: () => ({
    message: 'The e-mail address of a user without a reference cannot be changed',
    hint: 'Give the user a reference in Pluvo first, or change the address there.',
  }),
} satisfies Partial<IssueWords>;
