// English: what comes out when rows are compared with the users.

import type { IssueWords } from '../catalogue.ts';
import {
  all,
  count,
  nameOf,
  namesOf,
  NOTHING_TO_DO,
  number,
  rowCount,
  rowNamed,
  rowsNamed,
} from './phrases.ts';

const MAKE_ANEW = 'Make it anew with pluvo-bulk plan.';

const people = (n: number): string => count(n, { one: 'user', other: 'users' });

export const planIssues = {
  FIELD_READ_ONLY: ({ field: name }) => ({
    message: `${nameOf(name)} differs, and this organisation does not let it be changed`,
    hint: 'Change it in Pluvo, or remove the column from the file.',
  }),
  USER_NOT_FOUND: () => ({
    message: 'No user has this ID',
    hint: 'The user may be gone. Export again, or remove the ID to match by reference or e-mail address.',
  }),
  OTHER_USER_WRITTEN: () => ({
    message: 'The server answered about another person than the one who was meant',
    hint: 'Somebody else may have been changed or made. Look up who has this reference and this address now, put that right, and only then go on.',
  }),
  NOT_WRITTEN: () => ({
    message: 'Pluvo said that this was done, and the user is not as the file asks',
    hint: 'Look at the user in Pluvo, and ask Pluvo why. Importing again tries once more.',
  }),
  SUBSCRIPTION_FULL: () => ({
    message: 'The subscription has no room for one more active user',
    hint: 'Archive users or have the subscription extended, and import again.',
  }),
  EMAIL_TAKEN: ({ otherRef }) => ({
    message:
      otherRef === null
        ? 'Another user has this e-mail address'
        : `The user with reference ${otherRef} has this e-mail address`,
    hint: 'Correct the reference or the address in the file, or change that user in Pluvo first.',
  }),
  EMAIL_CLAIMED_TWICE: ({ rows }) => ({
    message: `${rowsNamed(rows)} ${rows.length === 1 ? 'has' : 'have'} the same e-mail address`,
    hint: 'Give each person an address of their own.',
  }),
  EMAIL_RING: ({ rows }) => ({
    message: `${rowsNamed(rows)} hand their e-mail addresses round in a ring`,
    hint: 'Give one of them a temporary address, import, and then import the roster as it should be.',
  }),
  REF_TAKEN: () => ({
    message: 'Another user has this reference',
    hint: 'Correct the reference in the file, or change that user in Pluvo first.',
  }),
  REF_RING: ({ rows }) => ({
    message: `${rowsNamed(rows)} hand their references round in a ring`,
    hint: 'Give one of them a temporary reference, import, and then import the roster as it should be.',
  }),
  KEY_FITS_SEVERAL: ({ field: name, users }) => ({
    message: `The ${nameOf(name)} of this row fits several users, who differ in it by case, spaces or accents at most: ${all(users)}`,
    hint: 'Change it for one of them in Pluvo, or add a column with the ID of who is meant.',
  }),
  DUPLICATE_DIFFERENT: ({ rows, fields }) => ({
    message: `${rowsNamed(rows)} ${rows.length === 1 ? 'is about the same user and has' : 'are about the same user and have'} another ${all(namesOf(fields))}`,
    hint: 'For two people, correct the reference or the e-mail address of one. For one person, keep the row that is right.',
  }),
  DUPLICATE_IDENTICAL: ({ row }) => ({
    message: `The same as ${rowNamed(row)}, which is used`,
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
  LEFT_OUT_BY_ONLY: () => ({
    message: 'Left out by --only',
    hint: 'Run without --only to do this too.',
  }),
  LEFT_OUT_BY_LIMIT: ({ limit }) => ({
    message: `Left out by --limit ${String(limit)}`,
    hint: 'Run the same import again for the next ones.',
  }),
  PROTECTED: () => ({
    message: 'The user is protected, and is not archived',
    hint: 'Nothing needs to be done. If the user is to be archived, change --protect.',
  }),
  LIKELY_RENAME: ({ ref }) => ({
    message:
      ref === null
        ? 'A user of the same name is to be archived: probably the same person'
        : `The user with reference ${ref} has the same name and is to be archived: probably the same person`,
    hint: 'If so, give that user the new reference in Pluvo first, and import again.',
  }),
  NEAR_DUPLICATE: ({ ref, archived }) => ({
    message: `${archived ? 'An archived user' : 'A user'} ${ref === null ? '' : `with reference ${ref} `}has the same name, and nearly the reference or address of this new user: probably the same person`,
    hint: 'If so, correct the reference or the address in the file, or give that user the new one in Pluvo first.',
  }),
  ARCHIVING_OFF: ({ rows }) => ({
    message: `Nobody is archived: ${rowCount(rows)} could be about anybody`,
    hint: 'Correct the rows of which it cannot be told who they are about, and import again.',
  }),
  // What a guard refuses
  GUARD_ARCHIVES: ({ archives, limit, base, flag, missing }) => ({
    message: `${people(archives)} would be archived; at most ${number(limit)} of ${number(base)} may be`,
    hint: `${missing ? 'Check that the roster is whole, and --scope.' : 'Check in the preview who they are.'} If this is meant, add ${flag}.`,
  }),
  GUARD_NO_VALID_ROW: ({ rows }) => ({
    message: rows === 0 ? 'The roster has no rows' : `None of ${rowCount(rows)} can be used`,
    hint: 'Check that it is the right file and sheet, and that the columns are what they seem.',
  }),
  GUARD_MASS_CHANGE: ({ field: name, changed, matched, flag }) => ({
    message: `${nameOf(name)} would change for ${number(changed)} of ${people(matched)}: more than half`,
    hint: `The columns may have shifted: check them. If this is meant, add ${flag}.`,
  }),
  GUARD_SHRUNK: ({ rows, before, flag }) => ({
    message: `The roster has ${rowCount(rows)}; the last one had ${number(before)}`,
    hint: `Check that it is whole. If this is meant, add ${flag}.`,
  }),
  GUARD_SHORT_READ: ({ read, expected }) => ({
    message: `Only ${number(read)} of ${people(expected)} could be read from Pluvo`,
    hint: 'So it is not known who is missing. Try again later, or import without --archive-missing.',
  }),
  // A plan file
  PLAN_INVALID: ({ line, what }) => ({
    message: `This is not a plan that can be read: line ${String(line)} ${what}`,
    hint: MAKE_ANEW,
  }),
  PLAN_TRUNCATED: () => ({
    message: 'The plan is not complete',
    hint: MAKE_ANEW,
  }),
  PLAN_EDITED: () => ({
    message: 'The plan was changed after it was made',
    hint: MAKE_ANEW,
  }),
  PLAN_VERSION: ({ version }) => ({
    message: `The plan was made by another version of this program (${version})`,
    hint: MAKE_ANEW,
  }),
  PLAN_OTHER_ENDPOINT: ({ endpoint, planned }) => ({
    message: `The plan was made for ${planned}, not for ${endpoint}`,
    hint: 'Apply it to the organisation that it was made for, or make a plan for this one.',
  }),
  PLAN_OTHER_ROSTER: ({ file }) => ({
    message: `${file} has changed since the plan was made`,
    hint: MAKE_ANEW,
  }),
  STALE: () => ({
    message: 'The user was changed in Pluvo after the plan was made, and is left alone',
    hint: 'Import the roster again to see what differs now.',
  }),
} satisfies Partial<IssueWords>;
