// Dutch: rows that wait for a decision or are left alone, and what is worth a look.

import type { IssueWords } from '../catalogue.ts';
import { nameOf, NOTHING_TO_DO, rowCount, rowNamed, rowsNamed } from './phrases.ts';

const LOOK = 'Controleer of dit de bedoeling is.';
const IN_HR = 'Verbeter de naam in het HR-systeem als die anders moet.';

const acceptAll = (accept: string, what: string): string =>
  `Als ${what}, voeg dan --accept ${accept} toe; verbeter anders het bestand.`;

export const noteIssues = {
  // Rows that are left alone, or wait for a decision
  NOT_A_PERSON: ({ kind }) => ({
    message:
      kind === 'vacancy'
        ? 'Dit lijkt een vacature, geen persoon'
        : 'Dit lijkt een account dat niet van een persoon is',
    hint: `${NOTHING_TO_DO} Zijn het toch mensen, voeg dan --accept accounts toe.`,
  }),
  GUEST: ({ accept }) => ({
    message: 'Dit is een gast van een andere organisatie',
    hint: `${NOTHING_TO_DO} Moeten gasten ook mee, voeg dan --accept ${accept} toe.`,
  }),
  FUTURE_JOINER: ({ start }) => ({
    message: start === null ? 'De persoon is nog niet in dienst' : `De persoon begint op ${start}`,
    hint: 'Importeer opnieuw als de persoon begonnen is.',
  }),
  PRIVATE_EMAIL: ({ accept }) => ({
    message: 'Er is alleen een privé-e-mailadres',
    hint: acceptAll(accept, 'privéadressen gebruikt mogen worden'),
  }),
  STATUS_CONTRADICTS: ({ accept }) => ({
    message: 'De status en de datum uit dienst spreken elkaar tegen',
    hint: acceptAll(accept, 'de datums kloppen'),
  }),
  REF_CHANGES: ({ accept, row }) => ({
    message: `${rowsNamed([row])} heeft een ander personeelsnummer voor dezelfde persoon`,
    hint: acceptAll(accept, 'het nieuwste contract het juiste heeft'),
  }),
  CONTRACT_UNREAD: ({ row }) => ({
    message: `De persoon zou gearchiveerd worden, maar ${rowNamed(row)}, misschien van dezelfde persoon, is niet overgenomen`,
    hint: 'Verbeter die rij en importeer opnieuw, of archiveer de persoon met de hand.',
  }),
  CONTRACT_MERGED: ({ row }) => ({
    message: `Nog een contract van de persoon in ${rowNamed(row)}; die rij wordt gebruikt`,
    hint: NOTHING_TO_DO,
  }),
  // Worth a look
  PLANNED_LEAVER: ({ end }) => ({
    message: `De persoon gaat uit dienst op ${end} en is tot dan actief`,
    hint: 'Importeer na die dag opnieuw om de persoon te archiveren.',
  }),
  STATUS_AWAY: () => ({
    message: 'De persoon is met verlof en blijft actief',
    hint: NOTHING_TO_DO,
  }),
  EMAIL_FROM_LOGIN: () => ({
    message: 'Er is geen e-mailadres; de inlognaam wordt gebruikt',
    hint: 'Controleer of post aan die naam aankomt.',
  }),
  EMAIL_LINK_DIFFERS: () => ({
    message:
      'De link in de cel gaat naar een ander adres dan er staat; gebruikt wordt wat er staat',
    hint: 'Controleer welk van de twee klopt.',
  }),
  EMAIL_FROM_LINK: () => ({
    message: 'De cel toont geen e-mailadres; dat van de link wordt gebruikt',
    hint: 'Controleer of de link niet van iemand anders is overgebleven.',
  }),
  EMAIL_SHARED: () => ({
    message: 'Dit lijkt een adres dat meer mensen lezen',
    hint: 'Geef de persoon een eigen adres als dat er is.',
  }),
  NAME_CAPITALS: () => ({
    message: 'De naam staat helemaal in hoofdletters en wordt zo overgenomen',
    hint: IN_HR,
  }),
  NAME_TITLE: () => ({
    message: 'De naam begint met een titel en wordt zo overgenomen',
    hint: IN_HR,
  }),
  NAME_GUESSED: () => ({
    message: 'De delen van de naam moesten worden geraden',
    hint: LOOK,
  }),
  NAME_LAST_FIRST: ({ heading }) => ({
    message: `De namen in "${heading}" lijken met de achternaam te beginnen`,
    hint: `Voeg --map "${heading}=name:last-first" toe om ze om te draaien.`,
  }),
  NAME_SAME: ({ row }) => ({
    message: `Dezelfde naam als ${rowNamed(row)}, maar niet dezelfde persoon`,
    hint: 'Controleer of het twee mensen zijn.',
  }),
  NUMBER_CHANGES: ({ field: name, row }) => ({
    message: `${nameOf(name)} is anders dan in ${rowNamed(row)}, die over dezelfde persoon gaat`,
    hint: LOOK,
  }),
  NUMBER_IS_DATE: ({ field: name }) => ({
    message: `${nameOf(name)} is in de spreadsheet een datum, misschien gemaakt van een nummer`,
    hint: 'Was het een nummer, maak dan van de kolom tekst en vul het opnieuw in.',
  }),
  LOOKS_LIKE_FORMULA: ({ field: name }) => ({
    message: `${nameOf(name)} lijkt een formule en wordt als tekst overgenomen`,
    hint: LOOK,
  }),
  LOOK_ALIKE_CHARACTERS: ({ field: name }) => ({
    message: `In ${nameOf(name)} staan letters uit verschillende alfabetten die op elkaar lijken`,
    hint: 'Typ de waarde opnieuw als dat niet de bedoeling is.',
  }),
  INVISIBLE_CHARACTERS: ({ field: name }) => ({
    message: `In ${nameOf(name)} staan tekens die niet te zien zijn; ze worden weggelaten`,
    hint: 'Typ de waarde opnieuw als dat niet de bedoeling is.',
  }),
  MOJIBAKE: ({ field: name }) => ({
    message: `In ${nameOf(name)} staan letters die onderweg zijn misgegaan, zoals Ã© voor é`,
    hint: 'Exporteer het overzicht opnieuw als "CSV UTF-8" of .xlsx.',
  }),
  LETTERS_LOST: ({ field: name }) => ({
    message: `In ${nameOf(name)} staan tekens op de plaats van letters die eerder zijn verdwenen, zoals ? of \uFFFD`,
    hint: 'Exporteer het overzicht opnieuw als "CSV UTF-8" of .xlsx, of typ de waarde opnieuw.',
  }),
  HTML_ENTITY: ({ field: name }) => ({
    message: `In ${nameOf(name)} staan letters zoals webpagina’s ze schrijven, zoals &ouml; voor ö`,
    hint: 'Exporteer het overzicht opnieuw als "CSV UTF-8" of .xlsx, of typ de waarde opnieuw.',
  }),
  ACCENTS_DIFFER: ({ rows }) => ({
    message: `${rowCount(rows)}: de naam verschilt alleen in accenten van die in Pluvo`,
    hint: 'Kijk of het bestand zijn accenten heeft verloren; exporteer het dan opnieuw als "CSV UTF-8" of .xlsx.',
  }),
  LEADING_ZEROS_LOST: ({ field: name, rows }) => ({
    message: `Van ${nameOf(name)} zijn misschien nullen vooraan verdwenen: ze ontbreken in ${rowCount(rows)}, terwijl andere rijen ze hebben`,
    hint: 'Geef de kolom in het spreadsheetprogramma de opmaak tekst en exporteer opnieuw.',
  }),
  ZEROS_WOULD_GO: ({ field: name, rows }) => ({
    message: `${nameOf(name)} zou in ${rowCount(rows)} de nullen vooraan verliezen: waarschijnlijk heeft een spreadsheetprogramma ze weggelaten`,
    hint: 'Voer dit alleen uit als dat de bedoeling is. Open het bestand met die kolom als tekst, of exporteer het opnieuw.',
  }),
  NUMBERS_SHORTER: ({ field: name, rows }) => ({
    message: `${nameOf(name)} is in ${rowCount(rows)} korter dan in de meeste: voorloopnullen kunnen verdwenen zijn`,
    hint: 'Maak er in dat geval in het bestand een tekstkolom van en exporteer opnieuw.',
  }),
  SAME_FOR_ALL: ({ field: name }) => ({
    message: `${nameOf(name)} is in elke rij hetzelfde`,
    hint: 'Controleer of het de juiste kolom is.',
  }),
  DATE_SERIAL: () => ({
    message: 'De datum is een kaal getal en wordt gelezen zoals Excel dagen telt',
    hint: LOOK,
  }),
  START_DATE_INVALID: () => ({
    message: 'De datum in dienst is geen datum en wordt niet gebruikt',
    hint: 'Schrijf de datum als 2026-01-31 als die ertoe doet.',
  }),
  ROW_HIDDEN: () => ({
    message: 'De rij is verborgen in het bestand en wordt toch gelezen',
    hint: 'Verwijder de rij als die niet mee moet.',
  }),
  COLUMN_HIDDEN: ({ heading }) => ({
    message: `De kolom "${heading}" is verborgen in het bestand en wordt toch gelezen`,
    hint: `Voeg --ignore "${heading}" toe om de kolom weg te laten.`,
  }),
  SHEET_NOT_READ: ({ sheet }) => ({
    message: `Het blad "${sheet}" lijkt ook een overzicht van mensen en wordt niet gelezen`,
    hint: `Noem het om het wel te lezen: --sheet "${sheet}".`,
  }),
} satisfies Partial<IssueWords>;
