// The words on a template's second sheet, and in the messages at its columns.

import { field } from '../../user/fields.ts';
import type { FieldName } from '../../user/user.ts';

type Language = 'nl' | 'en';

export type Both = Readonly<Record<Language, string>>;

/** The fields that a person fills in: not what only Pluvo sets, nor JSON. */
export type TemplateField = Exclude<FieldName, 'id' | 'extraFields' | 'profileImage'>;

export const TITLE: Both = { nl: 'Zo vult u deze lijst in', en: 'How to fill in this list' };

export const RULES: readonly Both[] = [
  {
    nl: 'Eén persoon per rij, vanaf rij 2 van het eerste blad. Laat de koppen staan; de voorbeeldrij wordt overgeslagen.',
    en: 'One person a row, from row 2 of the first sheet on. Leave the headings as they are; the example row is left out.',
  },
  {
    nl: 'Kolommen die u niet nodig hebt, mag u verwijderen; de volgorde is vrij.',
    en: 'Columns that you do not need may be removed; their order is free.',
  },
  {
    nl: 'Een lege cel laat het gegeven in Pluvo zoals het is. Wie het leeg wil maken, schrijft <clear>.',
    en: 'A blank cell leaves what Pluvo has. To empty it, write <clear>.',
  },
  {
    nl: 'Kijk eerst wat er zou veranderen: pluvo-bulk import roster.xlsx --dry-run',
    en: 'See first what would change: pluvo-bulk import roster.xlsx --dry-run',
  },
];

/** What each column is for, by the name of its field; the status has words of its own. */
const EXPLAINED: Readonly<Record<Exclude<TemplateField, 'isActive'>, Both>> = {
  ref: {
    nl: 'Het nummer waaraan het HR-systeem en Pluvo deze persoon herkennen. Nullen vooraan blijven staan.',
    en: 'The number by which the HR system and Pluvo know this person. Zeros in front are kept.',
  },
  name: {
    nl: 'De naam zoals Pluvo hem toont.',
    en: 'The name as Pluvo shows it.',
  },
  email: {
    nl: 'Het adres waarmee iemand inlogt. Ieder heeft een eigen adres.',
    en: 'The address somebody logs in with. Everybody has their own.',
  },
  language: {
    nl: 'De taal waarin iemand Pluvo ziet.',
    en: 'The language in which somebody sees Pluvo.',
  },
  roles: {
    nl: 'De rollen in Pluvo, met een komma ertussen. Een leidinggevende is niet vanzelf manager in Pluvo.',
    en: 'The roles in Pluvo, with commas between them. A superior is not by itself a manager in Pluvo.',
  },
  afasEmployeeId: {
    nl: 'Het nummer van de medewerker in AFAS, als u AFAS gebruikt.',
    en: 'The number of the employee in AFAS, if you use AFAS.',
  },
  afasPersonId: {
    nl: 'Het nummer van de persoon in AFAS, als u AFAS gebruikt.',
    en: 'The number of the person in AFAS, if you use AFAS.',
  },
};

/** The words of the status' drop-down, by the language of the list; import reads all of them. */
export const FLAG_WORDS = {
  nl: { yes: 'ja', no: 'nee' },
  en: { yes: 'yes', no: 'no' },
} as const;

/**
 * What a column is for. `list` is the language of the drop-downs: a text in another one names their
 * words too, and what they mean.
 */
export function explained(name: TemplateField, language: Language, list: Language): string {
  const { required, clearable } = field(name);
  const purpose = name === 'isActive' ? status(language, list) : EXPLAINED[name][language];
  return purpose + (required ? REQUIRED[language] : '') + (clearable ? CLEARABLE[language] : '');
}

function status(language: Language, list: Language): string {
  const { yes, no } = FLAG_WORDS[list];
  const own = FLAG_WORDS[language];
  const meaning = (word: string): string => (language === list ? '' : ` (${word})`);
  const words = { yes: yes + meaning(own.yes), no: no + meaning(own.no) };
  return language === 'nl'
    ? `${words.yes} of ${words.no}. Met ${no} wordt de gebruiker gearchiveerd en kan die niet meer inloggen.`
    : `${words.yes} or ${words.no}. With ${no} the user is archived and can no longer log in.`;
}

/** The cells of the example row. */
export const EXAMPLE: Readonly<Partial<Record<TemplateField, Both>>> = {
  ref: { nl: '00123', en: '00123' },
  name: { nl: 'Voorbeeld (deze rij wordt overgeslagen)', en: 'Example (this row is left out)' },
  isActive: { nl: FLAG_WORDS.nl.yes, en: FLAG_WORDS.en.yes },
};

const REQUIRED: Both = {
  nl: ' Verplicht voor een nieuwe gebruiker.',
  en: ' Required for a new user.',
};

const CLEARABLE: Both = { nl: ' Mag leeg worden gemaakt.', en: ' May be emptied.' };

export const CHOOSE: Both = { nl: 'Kies uit de lijst', en: 'Choose from the list' };

export const MEANT: Both = { nl: 'Bedoeld is: ', en: 'Meant is: ' };

export const EXPLANATION_HEADINGS = ['Kolom / column', 'Uitleg', 'Explanation'] as const;
