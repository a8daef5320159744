// Dutch: what is wrong with a file and its columns.

import { isPartName, type PartName } from '../../../user/headings.ts';
import type { FieldName } from '../../../user/user.ts';
import type { IssueWords } from '../catalogue.ts';
import { kindOfFile, systemCause } from './causes.ts';
import { columnWords } from './column-words.ts';
import { all, count, didYouMean, either, nameOf, namesOf, number, quoted } from './phrases.ts';

const columnFor = (name: FieldName | PartName): string =>
  isPartName(name) ? columnWords.parts[name] : nameOf(name);

export const fileIssues = {
  // Reading a file
  FILE_NOT_FOUND: () => ({
    message: 'Het bestand bestaat niet',
    hint: 'Controleer de naam en de map.',
  }),
  FILE_IS_FOLDER: () => ({
    message: 'Dit is een map, geen bestand',
    hint: 'Noem het bestand dat erin staat.',
  }),
  FILE_UNREADABLE: ({ reason }) => ({
    message: `Het bestand kan niet worden gelezen: ${systemCause(reason)}`,
    hint: 'Sluit het in andere programma’s en controleer of het geopend mag worden.',
  }),
  FILE_EMPTY: () => ({
    message: 'Het bestand is leeg',
    hint: 'Exporteer het overzicht opnieuw uit het HR-systeem.',
  }),
  FILE_FORMAT_UNKNOWN: ({ found }) => ({
    message: `Dit is geen .xlsx- of .csv-bestand, maar ${kindOfFile(found)}`,
    hint: 'Open het in een spreadsheetprogramma, sla het op als .xlsx en gebruik dat bestand.',
  }),
  FILE_DAMAGED: ({ reason }) => ({
    message: `Het bestand is beschadigd: ${reason}`,
    hint: 'Open het in een spreadsheetprogramma en sla een kopie op, of exporteer het opnieuw.',
  }),
  FILE_ENCRYPTED: () => ({
    message: 'Het bestand is beveiligd met een wachtwoord',
    hint: 'Sla een kopie zonder wachtwoord op en gebruik die.',
  }),
  FILE_TOO_LARGE: ({ limit }) => ({
    message: `Het bestand is te groot: de grens is ${limit}`,
    hint: 'Haal weg wat niet nodig is, sla het op als .csv of splits het.',
  }),
  FILE_EXPANDS: ({ times }) => ({
    message: `Het bestand wordt bij uitpakken meer dan ${number(times)} keer zo groot, zoals een schadelijk bestand doet`,
    hint: 'Open het in een spreadsheetprogramma en sla een kopie op, of sla het op als .csv.',
  }),
  FILE_ENCODING: ({ encoding, tries }) => ({
    message: `De tekst kan niet worden gelezen als ${encoding}`,
    hint:
      tries.length === 0
        ? 'Open het in het programma waar het vandaan komt, en sla het op als "CSV UTF-8".'
        : `Probeer ${tries.map((name) => `--encoding ${name}`).join(' of ')} en kijk naar de namen, of sla het op als "CSV UTF-8".`,
  }),
  ENCODING_DOUBT: ({ encoding, other, words }) => ({
    message:
      other === null
        ? `Letters van ${words === 1 ? 'een woord' : `${String(words)} woorden`} kunnen verkeerd zijn gegaan voordat het bestand werd opgeslagen`
        : `Gelezen als ${encoding}, maar ${words === 1 ? 'een woord zou' : `${String(words)} woorden zouden`} anders zijn in ${other}`,
    hint:
      other === null
        ? 'Kijk naar het woord in deze rij.'
        : `Kijk naar de naam in deze rij: klopt die niet, geef dan --encoding ${other} op; klopt die wel, dan --encoding ${encoding}.`,
  }),
  CSV_QUOTE_UNCLOSED: () => ({
    message: 'Een aanhalingsteken wordt hier geopend en nergens gesloten',
    hint: 'Sluit het, of schrijf een aanhalingsteken binnen een waarde dubbel ("").',
  }),
  CSV_QUOTE_INVALID: () => ({
    message: 'Er staat een aanhalingsteken waar dat niet kan',
    hint: 'Zet de hele waarde tussen aanhalingstekens, en schrijf die erbinnen dubbel ("").',
  }),
  CSV_QUOTES_CURLY: () => ({
    message:
      'De waarden staan tussen gekrulde aanhalingstekens (“ ”), die in een CSV-bestand niets betekenen',
    hint: 'Vervang ze door rechte ("), of exporteer het overzicht opnieuw.',
  }),
  CSV_RECORD_TOO_LONG: ({ limit }) => ({
    message: `Een rij is langer dan ${limit}`,
    hint: 'Zoek een aanhalingsteken dat niet gesloten is, of geef op wat er tussen de kolommen staat: --delimiter ";".',
  }),
  SHEET_NOT_FOUND: ({ wanted, sheets }) => ({
    message: `Er is geen blad "${wanted}"`,
    hint:
      sheets.length === 0
        ? 'Een tekstbestand heeft geen bladen: laat --sheet weg.'
        : `Het bestand heeft ${all(quoted(sheets))}: noem er een, of geef het nummer, zoals --sheet 1.`,
  }),
  // Its columns
  HEADER_MISSING: () => ({
    message: 'Er is geen rij met kolomkoppen',
    hint: 'Zet boven de mensen een rij met koppen als Personeelsnummer, Volledige naam en E-mail, of noem een ander blad met --sheet.',
  }),
  COLUMNS_UNKNOWN: ({ headings }) => ({
    message: 'Geen van de kolomkoppen is bekend',
    hint: `Het bestand heeft ${all(quoted(headings))}. Geef op wat wat is: --map "Eigen kop=email".`,
  }),
  COLUMN_AMBIGUOUS: ({ heading, fields }) => ({
    message: `De kolom "${heading}" kan ${either(fields)} zijn, en de waarden maken het niet duidelijk`,
    hint: `Geef op wat het is, zoals --map "${heading}=${fields[0] ?? 'name'}", of laat de kolom weg: --ignore "${heading}".`,
  }),
  COLUMN_TWICE: ({ field: name, headings, columns }) => ({
    message: `Meer dan één kolom is voor ${columnFor(name)}: ${all(columns)}`,
    hint: `De koppen zijn ${all(quoted(headings))}. Hernoem of verwijder ze op één na, of kies er een: --map "Eigen kop=${name}".`,
  }),
  COLUMN_REQUIRED: ({ fields }) => ({
    message: `Er is geen kolom voor ${either(namesOf(fields))}`,
    hint: `Voeg die toe aan het bestand, of geef op welke kolom het is: --map "Eigen kop=${fields[0] ?? 'email'}".`,
  }),
  COLUMN_HALF_NAME: ({ heading, missing }) => ({
    message: `De kolom "${heading}" heeft maar een deel van de naam, en geen enkele kolom heeft de ${columnFor(missing)}`,
    hint: `Geef op welke kolom dat is, zoals --map "Eigen kop=${missing}"; of, als "${heading}" de hele naam heeft, --map "${heading}=name"; of laat de kolom weg: --ignore "${heading}".`,
  }),
  COLUMN_RESTRICTED: ({ heading }) => ({
    message: `De kolom "${heading}" wordt niet gelezen: de wet beperkt het gebruik van wat de kop zegt`,
    hint: 'Kies een andere kolom. Staat er iets anders in, geef de kolom dan een andere kop in het bestand.',
  }),
  ROSTER_WITHOUT_ROWS: () => ({
    message: 'Er zijn kolomkoppen, maar geen rijen eronder',
    hint: 'Exporteer het overzicht opnieuw, of noem een ander blad met --sheet.',
  }),
  MAP_INVALID: ({ given }) => ({
    message: `--map "${given}" is geen kop met een veld`,
    hint: 'Schrijf de kop, een isgelijkteken en het veld: --map "Eigen kop=email".',
  }),
  MAP_FIELD_UNKNOWN: ({ option, field: name, nearest, known }) => ({
    message: `${option} noemt een veld "${name}" dat niet bestaat`,
    hint: `${didYouMean(nearest)}Het kan zijn: ${known.join(', ')}.`,
  }),
  PRESET_UNKNOWN: ({ name, known }) => ({
    message: `Er is geen voorinstelling "${name}"`,
    hint: `Kies ${either(known)}, of laat het weg.`,
  }),
  MAPPING_INVALID: ({ what }) => ({
    message: `Het bestand met de kolomindeling is niet bruikbaar: ${what}`,
    hint: 'Verbeter dat bestand, of geef de kolommen op met --map.',
  }),
  MAPPING_OUTDATED: ({ missing }) => ({
    message: `De kolomindeling noemt ${count(missing.length, { one: 'kolom', other: 'kolommen' })} die niet in het bestand staan: ${all(quoted(missing))}`,
    hint: 'Zijn koppen veranderd, verbeter dan de indeling; waar ze voor waren, wordt nu niet gelezen.',
  }),
  SET_INVALID: ({ given }) => ({
    message: `--set ${given} noemt geen veld met een waarde`,
    hint: 'Schrijf het veld, een isgelijkteken en de waarde: --set language=NL.',
  }),
  ACCEPT_UNKNOWN: ({ given, known }) => ({
    message: `--accept kent "${given}" niet`,
    hint: `Het kent ${either(known)}.`,
  }),
  MAP_COLUMN_UNKNOWN: ({ heading, nearest }) => ({
    message: `--map noemt een kolom "${heading}" die niet in het bestand staat`,
    hint: `${didYouMean(nearest)}Schrijf de kop zoals die in het bestand staat, of de letter van de kolom.`,
  }),
} satisfies Partial<IssueWords>;
