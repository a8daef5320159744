// The words on a template's second sheet, and in the messages at its columns.

import type { FieldName } from '../user/user.ts';

export type Both = Readonly<Record<'nl' | 'en', string>>;

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

/** What each column is for, by the name of its field. */
export const EXPLAINED: Readonly<Record<TemplateField, Both>> = {
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
  isActive: {
    nl: 'ja of nee. Met nee wordt de gebruiker gearchiveerd en kan die niet meer inloggen.',
    en: 'ja (yes) or nee (no). With nee the user is archived and can no longer log in.',
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

/** The cells of the example row. */
export const EXAMPLE: Readonly<Partial<Record<TemplateField, Both>>> = {
  ref: { nl: '00123', en: '00123' },
  name: { nl: 'Voorbeeld (deze rij wordt overgeslagen)', en: 'Example (this row is left out)' },
  isActive: { nl: 'ja', en: 'yes' },
};

export const REQUIRED: Both = {
  nl: ' Verplicht voor een nieuwe gebruiker.',
  en: ' Required for a new user.',
};

export const CLEARABLE: Both = { nl: ' Mag leeg worden gemaakt.', en: ' May be emptied.' };

export const CHOOSE: Both = { nl: 'Kies uit de lijst', en: 'Choose from the list' };

export const MEANT: Both = { nl: 'Bedoeld is: ', en: 'Meant is: ' };

export const FLAG_WORDS: Readonly<Record<'nl' | 'en', readonly string[]>> = {
  nl: ['ja', 'nee'],
  en: ['yes', 'no'],
};

export const EXPLANATION_HEADINGS = ['Kolom / column', 'Uitleg', 'Explanation'] as const;
