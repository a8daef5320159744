// English: how the columns of a roster were understood.

import type { ColumnWords } from '../catalogue.ts';
import { all } from './phrases.ts';

export const columnWords: ColumnWords = {
  parts: {
    firstName: 'first name',
    infix: 'infix of the surname',
    lastName: 'surname',
    initials: 'initials',
    partnerInfix: "infix of the partner's surname",
    partnerLastName: "partner's surname",
    nameUse: 'which surname is used',
    emailSecondary: 'second e-mail address',
    emailFallback: 'login name, for want of an e-mail address',
    userType: 'kind of account',
    startDate: 'start date',
    endDate: 'leave date',
  },
  others: {
    contractNumber: 'number of the contract',
    department: 'department',
    jobTitle: 'job',
    manager: 'superior',
    group: 'group',
    location: 'location',
    composedName: 'the whole name, which other columns have in parts',
    blank: 'blank, and another column has the values',
    spare: 'another column says the same, and better',
  },
  notUsed: (what) => `not used (${what})`,
  sensitive: 'dropped while reading: not for this purpose',
  unknown: 'not used',
  inverted: 'yes means no',
  lastFirst: 'surname first',
  why: {
    map: 'you said so',
    preset: 'the preset says so',
    alias: 'the heading is known',
    ignored: 'you left it out',
    varies: 'the heading can mean anything, and the values do not tell',
    unknown: 'the heading is not known',
    values: {
      numbers: (share) => `${share} of the values look like numbers`,
      names: (share) => `${share} of the values look like names`,
      addresses: (share) => `${share} of the values look like e-mail addresses`,
      dates: (share) => `${share} of the values look like dates`,
      statuses: (share) => `${share} of the values are words for a status`,
      infixes: (share) => `${share} of the values are infixes`,
      restricted: (share) => `${share} of the values look like national numbers or bank accounts`,
      blank: () => 'there are no values',
    },
    beside: (heading) => `"${heading}" stands beside it`,
  },
  choices: {
    is: (name) => `it is ${name}`,
    leaveOut: 'it is something else: leave it out',
    which: (answers) => `Which of these? [1-${String(answers)}, anything else stops]`,
    remember: (file) => `Remember this for the next time, in ${file} beside the roster?`,
    yesOrNo: ['yes', 'no'],
  },
  suggestion: (heading) => `it is spelt much like "${heading}"`,
  list: {
    workbook: 'a workbook',
    textFile: ({ encoding, delimiter }) =>
      `a text file in ${encoding}, with ${delimiter === '\t' ? 'tabs' : `"${delimiter}"`} between the columns`,
    saved: (path) => `Saved as ${path}: use it with --mapping ${path}`,
    header: (row, rows) => `headings in row ${row}, ${rows} below them`,
    filled: (filled, rows) => `filled in ${filled} of ${rows}`,
    masked: 'values are not shown',
    leftOut: (rows) => `Left out: ${all(rows)}.`,
    unread: {
      hidden: (sheet) => `not read, as it is hidden; to read it, add --sheet "${sheet}"`,
      blank: () => 'not read, as it is blank',
      another: (sheet) =>
        `not read, but looks like a roster too; to read it, add --sheet "${sheet}"`,
      other: (sheet) =>
        `not read, as its headings are not known; to read it, add --sheet "${sheet}"`,
      notNamed: (sheet) => `not read; to read it too, add --sheet "${sheet}"`,
    },
  },
  filled: (filled, rows) => `${filled} of ${rows}`,
};
