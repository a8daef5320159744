// Dutch: what comes out when rows are compared with the users.

import type { IssueWords } from '../catalogue.ts';
import {
  all,
  nameOf,
  namesOf,
  NOTHING_TO_DO,
  number,
  rowCount,
  rowNamed,
  rowsNamed,
  userCount,
} from './phrases.ts';

const MAKE_ANEW = 'Maak het opnieuw met pluvo-bulk plan.';

export const planIssues = {
  FIELD_READ_ONLY: ({ field: name }) => ({
    message: `${nameOf(name)} is anders, en kan bij deze organisatie niet worden gewijzigd`,
    hint: 'Wijzig het in Pluvo, of haal de kolom uit het bestand.',
  }),
  USER_NOT_FOUND: () => ({
    message: 'Geen enkele gebruiker heeft dit id',
    hint: 'Misschien bestaat de gebruiker niet meer. Exporteer opnieuw, of haal het id weg om te zoeken op personeelsnummer of e-mailadres.',
  }),
  OTHER_USER_WRITTEN: () => ({
    message: 'De server gaf antwoord over een ander dan wie bedoeld was',
    hint: 'Misschien is een ander gewijzigd of aangemaakt. Zoek op wie dit nummer en dit adres nu heeft, herstel dat, en ga dan pas verder.',
  }),
  NOT_WRITTEN: () => ({
    message: 'Pluvo zei dat dit is gedaan, en de gebruiker is niet zoals het bestand vraagt',
    hint: 'Bekijk de gebruiker in Pluvo, en vraag Pluvo naar de reden. Opnieuw importeren probeert het nog eens.',
  }),
  SUBSCRIPTION_FULL: () => ({
    message: 'Het abonnement heeft geen plaats voor nog een actieve gebruiker',
    hint: 'Archiveer gebruikers of laat het abonnement uitbreiden, en importeer opnieuw.',
  }),
  EMAIL_TAKEN: ({ otherRef }) => ({
    message:
      otherRef === null
        ? 'Een andere gebruiker heeft dit e-mailadres'
        : `De gebruiker met personeelsnummer ${otherRef} heeft dit e-mailadres`,
    hint: 'Verbeter het nummer of het adres in het bestand, of wijzig eerst die gebruiker in Pluvo.',
  }),
  EMAIL_CLAIMED_TWICE: ({ rows }) => ({
    message: `${rowsNamed(rows)} ${rows.length === 1 ? 'heeft' : 'hebben'} hetzelfde e-mailadres`,
    hint: 'Geef elke persoon een eigen adres.',
  }),
  EMAIL_RING: ({ rows }) => ({
    message: `${rowsNamed(rows)} geven hun e-mailadressen in een kring aan elkaar door`,
    hint: 'Geef een van hen een tijdelijk adres, importeer, en importeer daarna zoals het moet zijn.',
  }),
  REF_TAKEN: () => ({
    message: 'Een andere gebruiker heeft dit personeelsnummer',
    hint: 'Verbeter het nummer in het bestand, of wijzig eerst die gebruiker in Pluvo.',
  }),
  REF_RING: ({ rows }) => ({
    message: `${rowsNamed(rows)} geven hun personeelsnummers in een kring aan elkaar door`,
    hint: 'Geef een van hen een tijdelijk nummer, importeer, en importeer daarna zoals het moet zijn.',
  }),
  KEY_FITS_SEVERAL: ({ field: name, users }) => ({
    message: `${nameOf(name)} van deze rij past bij meer gebruikers, die daarin hooguit in hoofdletters, spaties of accenten verschillen: ${all(users)}`,
    hint: 'Wijzig het bij een van hen in Pluvo, of voeg een kolom toe met het id van wie bedoeld is.',
  }),
  DUPLICATE_DIFFERENT: ({ rows, fields }) => ({
    message: `${rowsNamed(rows)} ${rows.length === 1 ? 'gaat over dezelfde gebruiker en verschilt' : 'gaan over dezelfde gebruiker en verschillen'} in: ${all(namesOf(fields))}`,
    hint: 'Zijn het twee mensen, verbeter dan van één het personeelsnummer of het e-mailadres. Is het er één, houd dan de rij die klopt.',
  }),
  DUPLICATE_IDENTICAL: ({ row }) => ({
    message: `Hetzelfde als ${rowNamed(row)}; die wordt gebruikt`,
    hint: NOTHING_TO_DO,
  }),
  CREATE_NEEDS: ({ fields }) => ({
    message: `Voor een nieuwe gebruiker is nodig: ${all(namesOf(fields))}`,
    hint: 'Vul aan wat ontbreekt. Staat de persoon al in Pluvo, verbeter dan het personeelsnummer of het e-mailadres.',
  }),
  ARCHIVED_NO_STATUS: () => ({
    message: 'De gebruiker is gearchiveerd, en het bestand zegt niet of die actief is',
    hint: 'Voeg --restore toe om zulke gebruikers te herstellen, of een kolom Actief met ja of nee.',
  }),
  INACTIVE_UNKNOWN: () => ({
    message: 'De persoon is inactief en staat niet in Pluvo',
    hint: NOTHING_TO_DO,
  }),
  NOT_SELECTABLE: () => ({
    message:
      'Het e-mailadres van een gebruiker zonder personeelsnummer kan hier niet worden gewijzigd',
    hint: 'Geef de gebruiker eerst een personeelsnummer in Pluvo, of wijzig het adres daar.',
  }),
  LEFT_OUT_BY_ONLY: () => ({
    message: 'Niet meegenomen door --only',
    hint: 'Laat --only weg om dit ook te doen.',
  }),
  LEFT_OUT_BY_LIMIT: ({ limit }) => ({
    message: `Niet meegenomen door --limit ${String(limit)}`,
    hint: 'Voer dezelfde import nog eens uit voor de volgende.',
  }),
  PROTECTED: () => ({
    message: 'De gebruiker is beschermd en wordt niet gearchiveerd',
    hint: `${NOTHING_TO_DO} Moet de gebruiker toch worden gearchiveerd, pas dan --protect aan.`,
  }),
  LIKELY_RENAME: ({ ref }) => ({
    message:
      ref === null
        ? 'Een gebruiker met dezelfde naam zou worden gearchiveerd: waarschijnlijk dezelfde persoon'
        : `De gebruiker met personeelsnummer ${ref} heeft dezelfde naam en zou worden gearchiveerd: waarschijnlijk dezelfde persoon`,
    hint: 'Geef die gebruiker dan eerst het nieuwe nummer in Pluvo, en importeer opnieuw.',
  }),
  NEAR_DUPLICATE: ({ ref, archived }) => ({
    message: `${archived ? 'Een gearchiveerde gebruiker' : 'Een gebruiker'} ${ref === null ? '' : `met personeelsnummer ${ref} `}heeft dezelfde naam en bijna het nummer of adres van deze nieuwe gebruiker: waarschijnlijk dezelfde persoon`,
    hint: 'Zo ja, verbeter het nummer of het adres in het bestand, of geef die gebruiker eerst het nieuwe in Pluvo.',
  }),
  ARCHIVING_OFF: ({ rows }) => ({
    message: `Niemand wordt gearchiveerd: ${rowCount(rows)} kunnen over iedereen gaan`,
    hint: 'Verbeter de rijen waarvan niet te zeggen is over wie ze gaan, en importeer opnieuw.',
  }),
  // What a guard refuses
  GUARD_ARCHIVES: ({ archives, limit, base, flag, missing }) => ({
    message: `${userCount(archives)} zouden worden gearchiveerd; hoogstens ${number(limit)} van ${number(base)} mag`,
    hint: `${missing ? 'Controleer of het overzicht compleet is, en --scope.' : 'Kijk in het voorbeeld wie het zijn.'} Is dit de bedoeling, voeg dan ${flag} toe.`,
  }),
  GUARD_NO_VALID_ROW: ({ rows }) => ({
    message:
      rows === 0 ? 'Het overzicht heeft geen rijen' : `Geen van ${rowCount(rows)} is bruikbaar`,
    hint: 'Controleer of het het juiste bestand en blad is, en of de kolommen zijn wat ze lijken.',
  }),
  GUARD_MASS_CHANGE: ({ field: name, changed, matched, flag }) => ({
    message: `${nameOf(name)} zou veranderen bij ${number(changed)} van ${userCount(matched)}: meer dan de helft`,
    hint: `Misschien zijn de kolommen verschoven: controleer ze. Is dit de bedoeling, voeg dan ${flag} toe.`,
  }),
  GUARD_SHRUNK: ({ rows, before, flag }) => ({
    message: `Het overzicht heeft ${rowCount(rows)}; het vorige had er ${number(before)}`,
    hint: `Controleer of het compleet is. Is dit de bedoeling, voeg dan ${flag} toe.`,
  }),
  GUARD_SHORT_READ: ({ read, expected }) => ({
    message: `Slechts ${number(read)} van ${userCount(expected)} konden uit Pluvo worden gelezen`,
    hint: 'Daardoor is niet bekend wie er ontbreekt. Probeer het later opnieuw, of importeer zonder --archive-missing.',
  }),
  // A plan file
  PLAN_INVALID: ({ line, what }) => ({
    message: `Dit plan kan niet worden gelezen: regel ${String(line)} ${what}`,
    hint: MAKE_ANEW,
  }),
  PLAN_TRUNCATED: () => ({
    message: 'Het plan is niet compleet',
    hint: MAKE_ANEW,
  }),
  PLAN_EDITED: () => ({
    message: 'Het plan is gewijzigd nadat het was gemaakt',
    hint: MAKE_ANEW,
  }),
  PLAN_VERSION: ({ version }) => ({
    message: `Het plan is gemaakt door een andere versie van dit programma (${version})`,
    hint: MAKE_ANEW,
  }),
  PLAN_OTHER_ENDPOINT: ({ endpoint, planned }) => ({
    message: `Het plan is gemaakt voor ${planned}, niet voor ${endpoint}`,
    hint: 'Voer het uit bij de organisatie waarvoor het is gemaakt, of maak een plan voor deze.',
  }),
  PLAN_OTHER_ROSTER: ({ file }) => ({
    message: `${file} is gewijzigd sinds het plan is gemaakt`,
    hint: MAKE_ANEW,
  }),
  STALE: () => ({
    message:
      'De gebruiker is in Pluvo gewijzigd nadat het plan was gemaakt, en blijft zoals die is',
    hint: 'Importeer het overzicht opnieuw om te zien wat er nu verschilt.',
  }),
} satisfies Partial<IssueWords>;
