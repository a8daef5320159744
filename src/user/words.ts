// The vocabularies of cell values: what people write for yes, no and a language.

import { fold } from './fold.ts';

const YES = {
  nl: ['ja', 'j', 'actief', 'in dienst', 'indienst', 'werkzaam', 'huidig', 'waar', 'aan'],
  en: ['yes', 'y', 'true', '1', 'active', 'employed', 'enabled', 'current', 'on'],
  de: ['ja', 'aktiv', 'wahr', 'beschäftigt'],
  fr: ['oui', 'o', 'actif', 'vrai', 'présent', 'en poste'],
};

const NO = {
  nl: ['nee', 'n', 'inactief', 'niet actief', 'uit dienst', 'uitdienst', 'ex-medewerker'].concat([
    'vertrokken',
    'onwaar',
    'gearchiveerd',
    'geblokkeerd',
    'beëindigd',
  ]),
  en: ['no', 'false', '0', 'inactive', 'terminated', 'left', 'leaver', 'suspended'].concat([
    'archived',
    'deleted',
    'disabled',
    'blocked',
    'former',
  ]),
  de: ['nein', 'inaktiv', 'falsch', 'ausgeschieden', 'ausgetreten', 'gekündigt', 'gesperrt'],
  fr: ['non', 'inactif', 'inactive', 'faux', 'sorti', 'parti'],
};

const LANGUAGES = {
  NL: [
    'nederlands',
    'nederlandstalig',
    'dutch',
    'vlaams',
    'flemish',
    'niederländisch',
    'néerlandais',
    'nld',
    'dut',
  ],
  EN: ['engels', 'engelstalig', 'english', 'englisch', 'anglais', 'eng'],
  DE: ['duits', 'duitstalig', 'german', 'deutsch', 'allemand', 'deu', 'ger'],
  FR: ['frans', 'franstalig', 'french', 'français', 'französisch', 'fra', 'fre'],
  ES: ['spaans', 'spanish', 'spanisch', 'espagnol', 'español', 'spa'],
  IT: ['italiaans', 'italian', 'italienisch', 'italien', 'italiano', 'ita'],
  PL: ['pools', 'polish', 'polnisch', 'polonais', 'polski', 'pol'],
  PT: ['portugees', 'portuguese', 'portugiesisch', 'portugais', 'português', 'por'],
  RO: ['roemeens', 'romanian', 'rumänisch', 'roumain', 'ron', 'rum'],
  TR: ['turks', 'turkish', 'türkisch', 'turc', 'tur'],
  UK: ['oekraïens', 'ukrainian', 'ukrainisch', 'ukrainien', 'ukr'],
  AR: ['arabisch', 'arabic', 'arabe', 'ara'],
};

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...Object.values(YES)
    .flat()
    .map((word) => [fold(word), true] as const),
  ...Object.values(NO)
    .flat()
    .map((word) => [fold(word), false] as const),
]);

const LANGUAGE_CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(LANGUAGES).flatMap(([code, words]) =>
    words.map((word) => [fold(word), code] as const),
  ),
);

/** Yes or no, in Dutch, English, German or French; `null` for a word that is neither. */
export function flagWord(text: string): boolean | null {
  return FLAGS.get(fold(text)) ?? null;
}

/**
 * The two-letter code, in capitals, of a language's name (`Nederlands`), code (`nl`) or locale
 * (`nl-BE`); `null` for anything else.
 */
export function languageCode(text: string): string | null {
  const named = LANGUAGE_CODES.get(fold(text));
  if (named !== undefined) return named;
  return /^([a-z]{2})(?:[-_][a-z]{2})?$/i.exec(text.trim())?.[1]?.toUpperCase() ?? null;
}
