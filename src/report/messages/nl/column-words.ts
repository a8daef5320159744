// Dutch: how the columns of a roster were understood.

import type { ColumnWords } from '../catalogue.ts';
import { all } from './phrases.ts';

export const columnWords: ColumnWords = {
  parts: {
    firstName: 'voornaam',
    infix: 'tussenvoegsel',
    lastName: 'achternaam',
    initials: 'voorletters',
    partnerInfix: 'tussenvoegsel van de partner',
    partnerLastName: 'achternaam van de partner',
    nameUse: 'welke achternaam wordt gebruikt',
    emailSecondary: 'tweede e-mailadres',
    emailFallback: 'inlognaam, als er geen e-mailadres is',
    userType: 'soort account',
    startDate: 'datum in dienst',
    endDate: 'datum uit dienst',
  },
  others: {
    contractNumber: 'nummer van het contract',
    department: 'afdeling',
    jobTitle: 'functie',
    manager: 'leidinggevende',
    group: 'groep',
    location: 'locatie',
    composedName: 'de hele naam, die in andere kolommen in delen staat',
    blank: 'leeg, en een andere kolom heeft de waarden',
    spare: 'een andere kolom zegt hetzelfde, en beter',
  },
  notUsed: (what) => `niet gebruikt (${what})`,
  sensitive: 'bij het lezen weggelaten: niet voor dit doel',
  unknown: 'niet gebruikt',
  inverted: 'ja betekent nee',
  lastFirst: 'achternaam eerst',
  why: {
    map: 'zo opgegeven',
    preset: 'volgens de voorinstelling',
    alias: 'de kop is bekend',
    ignored: 'weggelaten zoals opgegeven',
    varies: 'de kop kan van alles betekenen, en de waarden maken het niet duidelijk',
    unknown: 'de kop is niet bekend',
    values: {
      numbers: (share) => `${share} van de waarden lijkt op nummers`,
      names: (share) => `${share} van de waarden lijkt op namen`,
      addresses: (share) => `${share} van de waarden lijkt op e-mailadressen`,
      dates: (share) => `${share} van de waarden lijkt op datums`,
      statuses: (share) => `${share} van de waarden is een woord voor een status`,
      infixes: (share) => `${share} van de waarden is een tussenvoegsel`,
      restricted: (share) =>
        `${share} van de waarden lijkt op burgerservicenummers of bankrekeningen`,
      blank: () => 'er zijn geen waarden',
    },
    beside: (heading) => `"${heading}" staat ernaast`,
  },
  choices: {
    is: (name) => `het is ${name}`,
    leaveOut: 'het is iets anders: laat de kolom weg',
    which: (answers) => `Welke van deze? [1-${String(answers)}, al het andere stopt]`,
    remember: (file) => `Dit onthouden voor de volgende keer, in ${file} naast het bestand?`,
    yesOrNo: ['ja', 'nee'],
  },
  suggestion: (heading) => `de kop lijkt op "${heading}"`,
  list: {
    workbook: 'een werkmap',
    textFile: ({ encoding, delimiter }) =>
      `een tekstbestand in ${encoding}, met ${delimiter === '\t' ? 'tabs' : `"${delimiter}"`} tussen de kolommen`,
    saved: (path) => `Bewaard als ${path}: gebruik het met --mapping ${path}`,
    header: (row, rows) => `koppen in rij ${row}, ${rows} eronder`,
    filled: (filled, rows) => `gevuld in ${filled} van ${rows}`,
    masked: 'de waarden worden niet getoond',
    leftOut: (rows) => `Weggelaten: ${all(rows)}.`,
    unread: {
      hidden: (sheet) => `niet gelezen, want verborgen; lees het met --sheet "${sheet}"`,
      blank: () => 'niet gelezen, want leeg',
      another: (sheet) =>
        `niet gelezen, maar lijkt ook een overzicht van mensen; lees het met --sheet "${sheet}"`,
      other: (sheet) =>
        `niet gelezen, want de koppen zijn niet bekend; lees het met --sheet "${sheet}"`,
      notNamed: (sheet) => `niet gelezen; lees het ook met --sheet "${sheet}"`,
    },
  },
  filled: (filled, rows) => `${filled} van ${rows}`,
};
