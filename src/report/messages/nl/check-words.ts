// Dutch: what a check found out.

import type { CheckWords, Words } from '../catalogue.ts';
import { all, namesOf, number } from './phrases.ts';

const SOURCES = {
  flag: 'de opdrachtregel',
  environment: 'de omgeving',
  file: 'het configuratiebestand',
};

const GENERATIONS = {
  first: 'de eerste generatie',
  second: 'de tweede generatie',
  both: 'beide generaties',
};

const KNOWN = {
  introspection: 'gelezen uit het schema',
  probing: 'gevonden door te proberen, want het schema mag niet worden gelezen',
  assumed: 'aangenomen, want het was niet vast te stellen',
};

const says = (message: string, hint = ''): Words => ({ message, hint });

export const checkWords: CheckWords = {
  statuses: { ok: 'goed', warning: 'let op', problem: 'probleem' },
  topics: {
    settings: 'instellingen',
    connection: 'verbinding',
    token: 'token',
    api: 'API',
    fields: 'velden',
    values: 'waarden',
    users: 'gebruikers',
    speed: 'snelheid',
  },
  words(finding) {
    switch (finding.kind) {
      case 'setting': {
        const value = finding.value === null ? '' : ` is ${finding.value}`;
        return says(`${finding.name}${value}, uit ${SOURCES[finding.source]}`);
      }
      case 'configFile':
        return says(
          finding.options.length === 0
            ? `${finding.file} wordt gebruikt`
            : `${finding.file} bepaalt ${all(finding.options)}`,
        );
      case 'connected':
        return says(`${finding.endpoint} antwoordt`);
      case 'fixedToken':
        return says(
          'het token wordt geaccepteerd en mag gebruikers lezen',
          'Of het ze ook mag wijzigen, blijkt pas als er iets wordt geschreven.',
        );
      case 'clientToken':
        return says(
          finding.scopes === null
            ? 'de client krijgt een token'
            : `de client krijgt een token met ${all(finding.scopes)}`,
        );
      case 'readOnlyToken':
        return says(
          'de client mag gebruikers alleen lezen',
          'Dat is genoeg om te exporteren en vooruit te kijken. Geef voor een import ook de scope users.write.',
        );
      case 'api':
        return says(
          `spreekt ${GENERATIONS[finding.generation]} van de API (${KNOWN[finding.source]})`,
          finding.source === 'assumed' ? 'Wat er niet is, geeft een fout zodra het nodig is.' : '',
        );
      case 'fields': {
        const rest =
          finding.readOnly.length === 0
            ? ''
            : `; alleen te lezen: ${all(namesOf(finding.readOnly))}`;
        return says(`te schrijven: ${all(namesOf(finding.written))}${rest}`);
      }
      case 'fieldsMissing':
        return says(
          `niet aanwezig: ${all(namesOf(finding.fields))}`,
          'Een lijst met zo’n kolom wordt geweigerd: laat die weg met --ignore.',
        );
      case 'values': {
        const what = finding.field === 'roles' ? 'rollen' : 'talen';
        return finding.words === null
          ? says(
              `welke ${what} er zijn, is niet te lezen`,
              'Een verkeerde weigert Pluvo, rij voor rij.',
            )
          : says(`${what}: ${all(finding.words)}`);
      }
      case 'users':
        return says(`${number(finding.active)} actief, ${number(finding.archived)} gearchiveerd`);
      case 'speed': {
        const left = finding.left === null ? '' : `; er mogen er nu nog ${number(finding.left)}`;
        return says(`een klein verzoek duurt ${number(finding.ms)} ms${left}`);
      }
    }
  },
};
