// English: the texts of previews and reports.

import { REPORT_OUTCOMES } from '../../results/row.ts';
import type { Catalogue } from '../catalogue.ts';
import { commandIssues } from './command-issues.ts';
import { endpointIssues } from './endpoint-issues.ts';
import { checkWords } from './check-words.ts';
import { columnWords } from './column-words.ts';
import { fileIssues } from './file-issues.ts';
import { noteIssues } from './note-issues.ts';
import { pageWords } from './page-words.ts';
import { all, changeCount, count, moment, number, percent, rowCount } from './phrases.ts';
import { planIssues } from './plan-issues.ts';
import { progressWords } from './progress-words.ts';
import { rowIssues } from './row-issues.ts';

const outcomes: Catalogue['outcomes'] = {
  created: 'created',
  updated: 'updated',
  restored: 'restored',
  archived: 'archived',
  unchanged: 'unchanged',
  skipped: 'skipped',
  invalid: 'invalid',
  conflict: 'conflict',
  stale: 'stale',
  failed: 'failed',
  notSent: 'not sent',
  planned: 'planned',
};

export const en: Catalogue = {
  lang: 'en',
  headings: 'en',
  issues: {
    ...fileIssues,
    ...rowIssues,
    ...noteIssues,
    ...planIssues,
    ...endpointIssues,
    ...commandIssues,
  },
  actions: { create: 'create', update: 'update', restore: 'restore', archive: 'archive' },
  outcomes,
  number,
  percent,
  moment,
  all,
  rows: rowCount,
  place: {
    sheet: (name) => `sheet ${name}`,
    row: (row) => `row ${String(row)}`,
    rows: (listed, more) =>
      `${listed.length > 1 ? 'rows' : 'row'} ${listed.join(', ')}${more ? ' …' : ''}`,
    column: (letter) => `column ${letter}`,
    nowhere: 'not in the file',
  },
  empty: '(empty)',
  preview: {
    nothing: 'Nothing to change.',
    problems: 'Problems and notes',
    warning: 'warning',
    changes: 'Changes',
    unused: (columns, more) =>
      `Columns that are not used: ${columns.join(', ')}${more === 0 ? '' : ` and ${number(more)} more: --verbose shows all`}`,
    moreProblems: (hidden) =>
      `… ${count(hidden, { one: 'more problem', other: 'more problems' })}: --verbose shows all`,
    moreChanges: (hidden) =>
      `… ${count(hidden, { one: 'more change', other: 'more changes' })}: --verbose shows all`,
    archiving:
      'Archived users can no longer log in. Pluvo may delete them for good after the retention period of your organisation (30 to 365 days, by subscription); until then, pluvo-bulk undo restores them.',
    restoring: 'Restored users take a seat of your subscription again.',
    inviting: (people) =>
      `${count(people, { one: 'person', other: 'people' })} will get an invitation by e-mail.`,
    refused: 'Refused: nothing is applied',
    renames: (people) =>
      `${count(people, { one: 'new user has', other: 'new users have' })} the name of a user who is to be archived: probably the same people, renumbered.`,
  },
  page: pageWords,
  columns: columnWords,
  check: checkWords,
  progress: progressWords,
  confirm: (n, endpoint) => `Apply ${changeCount(n)} to ${endpoint}? [y/N]`,
  ended: (counts, report, isStopped) => {
    const told = REPORT_OUTCOMES.flatMap((outcome) => {
      const n = counts[outcome] ?? 0;
      return n === 0 ? [] : [`${number(n)} ${outcomes[outcome]}`];
    });
    return `${isStopped ? 'Stopped' : 'Finished'}: ${told.length === 0 ? 'nothing to change' : all(told)}\nReport: ${report}`;
  },
  runs: {
    none: (folder) => `There are no runs in ${folder}`,
    removed: (n) =>
      n === 0 ? 'Nothing was removed' : `Removed ${count(n, { one: 'run', other: 'runs' })}`,
    removing: (n) => `Remove ${count(n, { one: 'run', other: 'runs' })} for good? [y/N]`,
    left: (folder, names) => `Left in ${folder}, as it was not written here: ${all(names)}`,
  },
  report: {
    columns: {
      row: 'Row',
      sheet: 'Sheet',
      action: 'Action',
      outcome: 'Outcome',
      id: 'Pluvo ID',
      ref: 'Reference',
      email: 'Email',
      name: 'Full name',
      changes: 'Changes',
      code: 'Code',
      message: 'Reason',
      hint: 'What to do',
      attempts: 'Attempts',
    },
    summary: 'Summary',
    rows: 'Rows',
    total: 'Total',
  },
  exported: (users, file) =>
    `${count(users, { one: 'user', other: 'users' })}${file === null ? '' : ` in ${file}`}`,
  users: 'Users',
};
