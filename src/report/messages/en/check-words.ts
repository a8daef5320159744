// English: what a check found out.

import type { CheckWords, Words } from '../catalogue.ts';
import { all, namesOf, number } from './phrases.ts';

const SOURCES = {
  flag: 'the command line',
  environment: 'the environment',
  file: 'the configuration file',
};

const GENERATIONS = {
  first: 'the first generation',
  second: 'the second generation',
  both: 'both generations',
};

const KNOWN = {
  introspection: 'read from its schema',
  probing: 'found by trying, as its schema may not be read',
  assumed: 'assumed, as it could not be found out',
};

const says = (message: string, hint = ''): Words => ({ message, hint });

export const checkWords: CheckWords = {
  statuses: { ok: 'ok', warning: 'warning', problem: 'problem' },
  topics: {
    settings: 'settings',
    connection: 'connection',
    token: 'token',
    api: 'API',
    fields: 'fields',
    values: 'values',
    users: 'users',
    speed: 'speed',
  },
  words(finding) {
    switch (finding.kind) {
      case 'setting': {
        const value = finding.value === null ? '' : ` is ${finding.value}`;
        return says(`${finding.name}${value}, from ${SOURCES[finding.source]}`);
      }
      case 'configFile':
        return says(
          finding.options.length === 0
            ? `${finding.file} is in use`
            : `${finding.file} sets ${all(finding.options)}`,
        );
      case 'connected':
        return says(`${finding.endpoint} answers`);
      case 'fixedToken':
        return says(
          'the access token is accepted, and may read users',
          'Whether it may also write them shows only when something is written.',
        );
      case 'clientToken':
        return says(
          finding.scopes === null
            ? 'the client gets a token'
            : `the client gets a token with ${all(finding.scopes)}`,
        );
      case 'readOnlyToken':
        return says(
          'the client may only read users',
          'That is enough to export and to preview. To import, give it the scope users.write.',
        );
      case 'api':
        return says(
          `it speaks ${GENERATIONS[finding.generation]} of the API (${KNOWN[finding.source]})`,
          finding.source === 'assumed' ? 'What is not there is an error when it is used.' : '',
        );
      case 'fields': {
        const rest =
          finding.readOnly.length === 0 ? '' : `; only read: ${all(namesOf(finding.readOnly))}`;
        return says(`can be written: ${all(namesOf(finding.written))}${rest}`);
      }
      case 'fieldsMissing':
        return says(
          `not there: ${all(namesOf(finding.fields))}`,
          'A roster with such a column is refused: leave it out with --ignore.',
        );
      case 'values': {
        const what = finding.field === 'roles' ? 'roles' : 'languages';
        return finding.words === null
          ? says(
              `which ${what} there are cannot be read`,
              'A wrong one is refused by Pluvo, row by row.',
            )
          : says(`${what}: ${all(finding.words)}`);
      }
      case 'users':
        return says(`${number(finding.active)} active, ${number(finding.archived)} archived`);
      case 'speed': {
        const left =
          finding.left === null ? '' : `; it allows ${number(finding.left)} more for now`;
        return says(`a small request takes ${number(finding.ms)} ms${left}`);
      }
    }
  },
};
