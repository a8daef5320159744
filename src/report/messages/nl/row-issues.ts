// Dutch: what is wrong with a row.

import type { IssueWords } from '../catalogue.ts';
import { count, either, nameOf, namesOf, offeredHere } from './phrases.ts';

export const rowIssues = {
  ROW_WITHOUT_KEY: () => ({
    message: 'Uit niets in deze rij blijkt om wie het gaat',
    hint: `Vul ${either(namesOf(['ref', 'email']))} in.`,
  }),
  ROW_RAGGED: ({ expected, found }) => ({
    message: `Deze rij heeft ${count(found, { one: 'waarde', other: 'waarden' })}, en er ${expected === 1 ? 'is' : 'zijn'} ${count(expected, { one: 'kolom', other: 'kolommen' })}`,
    hint: 'Zet een waarde waar het scheidingsteken in staat tussen aanhalingstekens.',
  }),
  CELL_ERROR: ({ field: name }) => ({
    message: `In plaats van een waarde heeft de cel van ${nameOf(name)} een fout of een formule zonder uitkomst`,
    hint: 'Herstel de formule, of zet er de waarde neer. Toont Excel wel een waarde, sla het bestand daar dan op.',
  }),
  VALUE_REQUIRED: ({ field: name }) => ({
    message: `${nameOf(name)} is leeg`,
    hint: 'Vul de cel in en importeer opnieuw.',
  }),
  VALUE_TOO_LONG: ({ field: name, limit }) => ({
    message: `${nameOf(name)} is langer dan ${count(limit, { one: 'teken', other: 'tekens' })}`,
    hint: 'Maak het korter in het bestand en importeer opnieuw.',
  }),
  VALUE_CONTROL_CHARACTER: ({ field: name }) => ({
    message: `In ${nameOf(name)} staat een teken dat niet getoond kan worden`,
    hint: 'Typ de waarde opnieuw in het bestand en importeer opnieuw.',
  }),
  NOT_CLEARABLE: ({ field: name }) => ({
    message: `${nameOf(name)} kan niet leeg worden gemaakt`,
    hint: 'Laat de cel leeg om te houden wat er in Pluvo staat, of vul een nieuwe waarde in.',
  }),
  EMAIL_INVALID: () => ({
    message: 'Het e-mailadres is niet geldig',
    hint: 'Verbeter het adres in het bestand en importeer opnieuw.',
  }),
  EMAIL_LOOK_ALIKE: ({ character, code }) => ({
    message: `In het e-mailadres staat "${character}" (${code}), dat niet in adressen voorkomt`,
    hint: 'Een ander programma heeft het ervan gemaakt: typ het adres opnieuw en importeer opnieuw.',
  }),
  FLAG_UNKNOWN: ({ field: name }) => ({
    message: `${nameOf(name)} is geen ja en geen nee`,
    hint: 'Schrijf ja of nee, waar of onwaar, actief of inactief.',
  }),
  LANGUAGE_UNKNOWN: ({ offered }) => ({
    message: 'De taal is niet bekend',
    hint: `Schrijf de naam of de code, zoals NL.${offeredHere(offered)}`,
  }),
  LANGUAGE_NOT_OFFERED: ({ language, offered }) => ({
    message: `Deze organisatie heeft de taal ${language} niet`,
    hint: `Kies ${either(offered)}, of laat de cel leeg.`,
  }),
  ROLE_UNKNOWN: ({ offered }) => ({
    message: 'Een rol is niet bekend',
    hint: `Schrijf de rollen zoals Pluvo ze noemt, met komma's ertussen.${offeredHere(offered)}`,
  }),
  JSON_INVALID: ({ field: name }) => ({
    message: `${nameOf(name)} is geen JSON-object`,
    hint: 'Schrijf het als {"naam": "waarde"}, of laat de cel leeg.',
  }),
  ID_INVALID: () => ({
    message: 'Het Pluvo-id is geen geldig id',
    hint: 'Neem het over uit een export zoals het daar staat, of laat de kolom weg.',
  }),
  SCIENTIFIC_NUMBER: ({ field: name }) => ({
    message: `${nameOf(name)} is door een spreadsheetprogramma afgerond`,
    hint: 'Geef de kolom de opmaak tekst, vul het hele nummer opnieuw in en importeer opnieuw.',
  }),
  EMAIL_SEVERAL: () => ({
    message: 'Er staat meer dan één e-mailadres in de cel',
    hint: 'Houd het adres over waarmee de persoon inlogt.',
  }),
  DATE_INVALID: ({ what }) => ({
    message: `De datum ${what === 'start' ? 'in' : 'uit'} dienst is geen datum`,
    hint: 'Schrijf de datum als 2026-01-31, of laat de cel leeg.',
  }),
  DATE_ORDER_UNKNOWN: ({ heading }) => ({
    message: `De datums in "${heading}" zijn op twee manieren te lezen: eerst de dag of eerst de maand`,
    hint: 'Voeg --dates dmy (eerst de dag) of --dates mdy (eerst de maand) toe.',
  }),
} satisfies Partial<IssueWords>;
