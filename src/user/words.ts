// The vocabularies of cell values: what people write for yes, no and a language.

import { fold } from './fold.ts';

/** Words that say yes or no to what the heading asks. */
const YES = list('ja; j; waar; aan; yes; y; true; 1; on; wahr; oui; o; vrai');

const NO = list('nee; n; onwaar; no; false; 0; nein; falsch; non; faux');

/** Words that say of themselves whether somebody is active. */
const ACTIVE =
  list(`actief; in dienst; indienst; werkzaam; huidig; active; employed; enabled; current;
  aktiv; beschäftigt; actif; présent; en poste`);

const INACTIVE = list(`inactief; niet actief; uit dienst; uitdienst; ex-medewerker; vertrokken;
  gearchiveerd; geblokkeerd; beëindigd; inactive; terminated; left; leaver; suspended; archived;
  deleted; disabled; blocked; former; employment ended; tobedeleted; inaktiv; ausgeschieden;
  ausgetreten; gekündigt; gesperrt; inactif; sorti; parti`);

const LANGUAGES = {
  NL: list(
    'nederlands; nederlandstalig; dutch; vlaams; flemish; niederländisch; holländisch; néerlandais; nld; dut',
  ),
  EN: list('engels; engelstalig; english; englisch; anglais; eng'),
  DE: list('duits; duitstalig; german; deutsch; allemand; deu; ger'),
  FR: list('frans; franstalig; french; français; französisch; fra; fre'),
  ES: list('spaans; spanish; spanisch; espagnol; español; spa'),
  IT: list('italiaans; italian; italienisch; italien; italiano; ita'),
  PL: list('pools; polish; polnisch; polonais; polski; pol'),
  PT: list('portugees; portuguese; portugiesisch; portugais; português; por'),
  RO: list('roemeens; romanian; rumänisch; roumain; ron; rum'),
  TR: list('turks; turkish; türkisch; turc; tur'),
  UK: list('oekraïens; ukrainian; ukrainisch; ukrainien; ukr'),
  AR: list('arabisch; arabic; arabe; ara'),
};

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ...meaning(YES, true),
  ...meaning(NO, false),
]);

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...YES_OR_NO,
  ...meaning(ACTIVE, true),
  ...meaning(INACTIVE, false),
]);

/** Each word folded, and as it stands: most words are, and `fold` costs more than looking them up. */
function meaning<T>(words: readonly string[], value: T): readonly (readonly [string, T])[] {
  return words.flatMap((word) => [[fold(word), value] as const, [word, value] as const]);
}

const LANGUAGE_CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(LANGUAGES).flatMap(([code, words]) => meaning(words, code)),
);

/** Yes or no, in Dutch, English, German or French; `null` for a word that is neither. */
export function flagWord(text: string): boolean | null {
  return FLAGS.get(text.toLowerCase()) ?? FLAGS.get(fold(text)) ?? null;
}

/**
 * Whether a word answers what the heading asks (`Ja`), instead of saying itself what is the case
 * (`Geblokkeerd`). Only an answer means the opposite under an inverted heading.
 */
export function isYesOrNo(text: string): boolean {
  return YES_OR_NO.has(fold(text));
}

/**
 * The two-letter code, in capitals, of a language's name (`Nederlands`), code (`nl`) or locale
 * (`nl-BE`); `null` for anything else.
 */
export function languageCode(text: string): string | null {
  const [, code] = /^([a-z]{2})(?:[-_][a-z]{2})?$/i.exec(text.trim()) ?? [];
  if (code !== undefined) return code.toUpperCase();
  return LANGUAGE_CODES.get(text.toLowerCase()) ?? LANGUAGE_CODES.get(fold(text)) ?? null;
}

/** Splits at semicolons, which none of the words contains. */
export function list(words: string): readonly string[] {
  return words.split(';').map((word) => word.trim().replace(/\s+/g, ' '));
}
