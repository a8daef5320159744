// Dutch: the texts of previews and reports.

import { REPORT_OUTCOMES } from '../../results/row.ts';
import type { Catalogue } from '../catalogue.ts';
import { checkWords } from './check-words.ts';
import { columnWords } from './column-words.ts';
import { commandIssues } from './command-issues.ts';
import { endpointIssues } from './endpoint-issues.ts';
import { fileIssues } from './file-issues.ts';
import { noteIssues } from './note-issues.ts';
import { pageWords } from './page-words.ts';
import {
  all,
  changeCount,
  count,
  moment,
  number,
  percent,
  rowCount,
  userCount,
} from './phrases.ts';
import { planIssues } from './plan-issues.ts';
import { progressWords } from './progress-words.ts';
import { rowIssues } from './row-issues.ts';

const outcomes: Catalogue['outcomes'] = {
  created: 'aangemaakt',
  updated: 'bijgewerkt',
  restored: 'hersteld',
  archived: 'gearchiveerd',
  unchanged: 'ongewijzigd',
  skipped: 'overgeslagen',
  invalid: 'ongeldig',
  conflict: 'tegenstrijdig',
  stale: 'achterhaald',
  failed: 'mislukt',
  notSent: 'niet verstuurd',
  planned: 'gepland',
};

export const nl: Catalogue = {
  lang: 'nl',
  headings: 'nl',
  issues: {
    ...fileIssues,
    ...rowIssues,
    ...noteIssues,
    ...planIssues,
    ...endpointIssues,
    ...commandIssues,
  },
  actions: {
    create: 'aanmaken',
    update: 'bijwerken',
    restore: 'herstellen',
    archive: 'archiveren',
  },
  outcomes,
  number,
  percent,
  moment,
  all,
  rows: rowCount,
  place: {
    sheet: (name) => `blad ${name}`,
    row: (row) => `rij ${String(row)}`,
    rows: (listed, more) =>
      `${listed.length > 1 ? 'rijen' : 'rij'} ${listed.join(', ')}${more ? ' …' : ''}`,
    column: (letter) => `kolom ${letter}`,
    nowhere: 'niet in het bestand',
  },
  empty: '(leeg)',
  preview: {
    nothing: 'Niets te wijzigen.',
    problems: 'Problemen en opmerkingen',
    warning: 'let op',
    changes: 'Wijzigingen',
    unused: (columns, more) =>
      `Kolommen die niet worden gebruikt: ${columns.join(', ')}${more === 0 ? '' : ` en nog ${number(more)}: --verbose toont alles`}`,
    moreProblems: (hidden) =>
      `… nog ${count(hidden, { one: 'probleem', other: 'problemen' })}: --verbose toont alles`,
    moreChanges: (hidden) => `… nog ${changeCount(hidden)}: --verbose toont alles`,
    archiving:
      'Gearchiveerde gebruikers kunnen niet meer inloggen. Pluvo kan ze na de bewaartermijn van de organisatie (30 tot 365 dagen, volgens het abonnement) voorgoed verwijderen; tot dan herstelt pluvo-bulk undo ze.',
    restoring: 'Herstelde gebruikers nemen weer een plaats van het abonnement in.',
    inviting: (people) =>
      `${count(people, { one: 'persoon krijgt', other: 'mensen krijgen' })} een uitnodiging per e-mail.`,
    refused: 'Geweigerd: er wordt niets uitgevoerd',
    renames: (people) =>
      `${count(people, { one: 'nieuwe gebruiker heeft', other: 'nieuwe gebruikers hebben' })} de naam van iemand die zou worden gearchiveerd: waarschijnlijk dezelfde persoon met een ander nummer.`,
  },
  page: pageWords,
  columns: columnWords,
  check: checkWords,
  progress: progressWords,
  confirm: (n, endpoint) => `${changeCount(n)} uitvoeren bij ${endpoint}? [j/N]`,
  ended: (counts, report, isStopped) => {
    const told = REPORT_OUTCOMES.flatMap((outcome) => {
      const n = counts[outcome] ?? 0;
      return n === 0 ? [] : [`${number(n)} ${outcomes[outcome]}`];
    });
    return `${isStopped ? 'Gestopt' : 'Klaar'}: ${told.length === 0 ? 'niets te wijzigen' : all(told)}\nRapport: ${report}`;
  },
  runs: {
    none: (folder) => `Er zijn geen runs in ${folder}`,
    removed: (n) =>
      n === 0 ? 'Er is niets verwijderd' : `Verwijderd: ${count(n, { one: 'run', other: 'runs' })}`,
    removing: (n) => `${count(n, { one: 'run', other: 'runs' })} voorgoed verwijderen? [j/N]`,
    left: (folder, names) => `Blijft in ${folder}, want niet hier geschreven: ${all(names)}`,
  },
  report: {
    columns: {
      row: 'Rij',
      sheet: 'Blad',
      action: 'Actie',
      outcome: 'Uitkomst',
      id: 'Pluvo-id',
      ref: 'Personeelsnummer',
      email: 'E-mail',
      name: 'Volledige naam',
      changes: 'Wijzigingen',
      code: 'Code',
      message: 'Reden',
      hint: 'Wat te doen',
      attempts: 'Pogingen',
    },
    summary: 'Samenvatting',
    rows: 'Rijen',
    total: 'Totaal',
  },
  exported: (users, file) => `${userCount(users)}${file === null ? '' : ` in ${file}`}`,
  users: 'Gebruikers',
};
