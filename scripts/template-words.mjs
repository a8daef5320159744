// The words on the blank roster's second sheet and in the notes on its headings.

export const TITLE = { nl: 'Zo vult u deze lijst in', en: 'How to fill in this list' };

export const RULES = [
  {
    nl: 'Eén persoon per rij, vanaf rij 2 van het eerste blad. Laat de koppen staan.',
    en: 'One person a row, from row 2 of the first sheet on. Leave the headings as they are.',
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
export const EXPLAINED = {
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
  afasEmployeeId: {
    nl: 'Het nummer van de medewerker in AFAS, als u AFAS gebruikt.',
    en: 'The number of the employee in AFAS, if you use AFAS.',
  },
  afasPersonId: {
    nl: 'Het nummer van de persoon in AFAS, als u AFAS gebruikt.',
    en: 'The number of the person in AFAS, if you use AFAS.',
  },
};
