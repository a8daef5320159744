// Which code page a text is in that is not Unicode: Windows-1252 unless its words say otherwise. Each
// accented letter is weighed by how usual it is at its place in names, in each code page.

import { codePage, WINDOWS_1252, type CodePage } from '../../../files/code-pages.ts';
import { LETTER_HABITS } from './letter-habits.ts';

/** A word with characters beyond ASCII, as bytes (each a character of ISO-8859-1), and where it stands. */
interface HighWord {
  readonly bytes: string;
  readonly offset: number;
}

/** What is thought of a text that was read as Windows-1252. */
export type Guess =
  | { readonly kind: 'fine' }
  /** It is another: `tries` are those that it may be, the likeliest first; `offset` that of a word that shows it. */
  | { readonly kind: 'other'; readonly offset: number; readonly tries: readonly string[] }
  /** Only a person can tell whether these words are right. */
  | { readonly kind: 'doubt'; readonly words: readonly DoubtfulWord[] };

export interface DoubtfulWord {
  readonly offset: number;
  readonly asRead: string;
  /** Another encoding, and what the word would be in it; `null` where none makes it any better. */
  readonly other: { readonly encoding: string; readonly text: string } | null;
}

// Bytes of words: letters, digits, `'`, `-`, `.` and all beyond ASCII.
const IN_WORD = /[\w'.\x80-\xFF-]/;
const HIGH = /[\x80-\xFF]/g;

/** As much of a word is looked at, either side. */
const REACH = 24;

/** More different words than this say nothing new. */
const WORDS = 20_000;

/** Collects the different words beyond ASCII of a text that comes in chunks. */
class HighWords {
  readonly #words = new Map<string, number>();
  /** The end of the last chunk: what has been looked at, as the start of a word, and what has not. */
  #seam = '';
  #seen = 0;
  #position = 0;

  add(chunk: Buffer): void {
    this.#look(this.#seam + chunk.toString('latin1'), REACH);
    this.#position += chunk.length;
  }

  /** All of them, once all chunks were added. */
  finish(): readonly HighWord[] {
    this.#look(this.#seam, 0);
    return Array.from(this.#words, ([bytes, offset]) => ({ bytes, offset }));
  }

  /** The last `ahead` characters are left until what follows them is there. */
  #look(text: string, ahead: number): void {
    const start = this.#position - this.#seam.length;
    const end = Math.max(this.#seen, text.length - ahead);
    for (const { index } of text.matchAll(HIGH)) {
      if (index < this.#seen) continue;
      if (index >= end || this.#words.size >= WORDS) break;
      const from = wordStart(text, index);
      // The first such character of a word stands for all of it.
      if (from === null) continue;
      const word = text.slice(from, wordEnd(text, index));
      if (!this.#words.has(word)) this.#words.set(word, start + from);
    }
    const kept = Math.max(0, end - REACH);
    this.#seam = text.slice(kept);
    this.#seen = end - kept;
  }
}

/** `null` where another character beyond ASCII comes before it in the word. */
function wordStart(text: string, index: number): number | null {
  let from = index;
  while (from > 0 && index - from < REACH && IN_WORD.test(text.charAt(from - 1))) {
    from -= 1;
    if (text.charAt(from) >= '\x80') return null;
  }
  return from;
}

function wordEnd(text: string, index: number): number {
  let to = index + 1;
  while (to < text.length && to - index < REACH && IN_WORD.test(text.charAt(to))) to += 1;
  return to;
}

interface Candidate {
  readonly encoding: string;
  readonly group: keyof typeof LETTER_HABITS;
  /** The logarithm of how likely it is before a word is read, against Windows-1252. */
  readonly prior: number;
}

const CANDIDATES: readonly Candidate[] = [
  { encoding: 'macintosh', group: 'western', prior: -3 },
  { encoding: 'cp850', group: 'western', prior: -3 },
  { encoding: 'cp858', group: 'western', prior: -3.1 },
  { encoding: 'cp437', group: 'western', prior: -4 },
  { encoding: 'windows-1250', group: 'central', prior: -4 },
  { encoding: 'windows-1254', group: 'turkish', prior: -4 },
  { encoding: 'iso-8859-2', group: 'central', prior: -5 },
  { encoding: 'iso-8859-15', group: 'western', prior: -5 },
  { encoding: 'windows-1257', group: 'baltic', prior: -5 },
];

/** So much likelier another must be for an error, and so near for a warning (logarithms). */
const SURE = 1;
const NEAR = -3;

/** What cannot be in a word, and a letter that no list of names has at its place. */
const ODD = -14;
const RARE = -13;

interface Reading {
  readonly text: string;
  /** The logarithm of its likelihood. */
  readonly weight: number;
  /** Characters beyond ASCII, and those of them that cannot stand where they do. */
  readonly high: number;
  readonly odd: number;
}

/** Judges the words of a text in its bytes, as Windows-1252 and as each of the others. */
export async function guessOf(chunks: AsyncIterable<Buffer>): Promise<Guess> {
  const words = new HighWords();
  for await (const chunk of chunks) words.add(chunk);
  return guessCodePage(words.finish());
}

// `Ã©` and `â€™` (UTF-8), and `Èâàíîâ` (Cyrillic, Greek, Chinese…): no Western language has four accented
// letters in a row.
const FOREIGN = /[\xC2\xC3][\x80-\xBF]|\xE2\x80[\x80-\xBF]|[\xC0-\xD6\xD8-\xF6\xF8-\xFF]{4}/;

const OTHER_ALPHABETS = [
  'windows-1251',
  'windows-1253',
  'koi8-r',
  'ibm866',
  'iso-8859-5',
  'iso-8859-7',
];
const ONE_ALPHABET = /^(?:\p{Script=Cyrillic}+|\p{Script=Greek}+|[\w'.’-])+$/u;
const AS_NAMES_ARE = /^[^\p{L}]*(?:\p{Lu}?[^\p{Lu}]*|\P{Ll}*)$/u;

/** Those in which every word beyond ASCII is of one other alphabet, written as names are. */
function otherAlphabets(words: readonly HighWord[]): readonly string[] {
  return OTHER_ALPHABETS.filter((encoding) => {
    const page = codePage(encoding);
    if (page === null) return false;
    return words.every(({ bytes }) => {
      const text = charactersOf(bytes, page);
      return ONE_ALPHABET.test(text) && text.split('-').every((part) => AS_NAMES_ARE.test(part));
    });
  });
}

function guessCodePage(words: readonly HighWord[]): Guess {
  const foreign = words.find(({ bytes }) => FOREIGN.test(bytes));
  if (foreign !== undefined) {
    return { kind: 'other', offset: foreign.offset, tries: otherAlphabets(words) };
  }
  const western = readAll(words, WINDOWS_1252, 'western');
  const others = CANDIDATES.flatMap(({ encoding, group, prior }) => {
    const page = codePage(encoding);
    if (page === null) return [];
    const readings = readAll(words, page, group);
    const isSame = readings.every(({ text }, at) => text === western[at]?.text);
    const gain = prior + weightOf(readings) - weightOf(western);
    return isSame || !readings.every(({ text }) => isDefined(text))
      ? []
      : [{ encoding, readings, gain }];
  }).sort((a, b) => b.gain - a.gain);

  const [best] = others;
  const odd = words.filter((_, at) => (western[at]?.odd ?? 0) > 0);
  const [first] = odd;
  if (first !== undefined) {
    const isBetter = best !== undefined && best.gain > SURE && isText(best.readings);
    const tries = isBetter ? likely(others) : [];
    if (isBetter || !isText(western)) return { kind: 'other', offset: first.offset, tries };
  }
  const rival = best !== undefined && best.gain > NEAR ? best : null;
  const doubtful = words.flatMap(({ offset }, at): readonly DoubtfulWord[] => {
    const [as, other] = [western[at], rival?.readings[at]];
    if (as === undefined) return [];
    const isRival = rival !== null && other !== undefined && other.text !== as.text;
    if (isRival && other.weight - as.weight > NEAR) {
      return [{ offset, asRead: as.text, other: { encoding: rival.encoding, text: other.text } }];
    }
    return as.odd > 0 ? [{ offset, asRead: as.text, other: null }] : [];
  });
  return doubtful.length === 0 ? { kind: 'fine' } : { kind: 'doubt', words: doubtful };
}

function readAll(
  words: readonly HighWord[],
  page: CodePage,
  group: Candidate['group'],
): readonly Reading[] {
  return words.map(({ bytes }) => read(bytes, page, group));
}

function weightOf(readings: readonly Reading[]): number {
  return readings.reduce((sum, { weight }) => sum + weight, 0);
}

/** Whether most of what is beyond ASCII can stand where it does. */
function isText(readings: readonly Reading[]): boolean {
  const odd = readings.reduce((sum, reading) => sum + reading.odd, 0);
  const high = readings.reduce((sum, reading) => sum + reading.high, 0);
  return odd <= Math.max(1, high / 2) && readings.every(({ text }) => isDefined(text));
}

/** The best, and those that are hardly worse and read the words otherwise. */
function likely(
  others: readonly { encoding: string; gain: number; readings: readonly Reading[] }[],
): readonly string[] {
  const best = others[0]?.gain ?? 0;
  const seen = new Set<string>();
  return others
    .filter(({ gain, readings }) => {
      const text = readings.map((reading) => reading.text).join(' ');
      const isNew = !seen.has(text);
      seen.add(text);
      return isNew && gain > Math.max(SURE, best - SURE);
    })
    .map(({ encoding }) => encoding);
}

function read(bytes: string, page: CodePage, group: Candidate['group']): Reading {
  const text = charactersOf(bytes, page);
  // A byte that stands for nothing.
  if (!isDefined(text)) return { text, weight: 2 * ODD, odd: 1, high: 1 };
  const isCapitals = /[A-Z].*[A-Z]/.test(bytes) && !/[a-z]/.test(bytes);
  let weight = 0;
  let odd = 0;
  let high = 0;
  for (const [index, character] of Array.from(text).entries()) {
    if (character < '\x80') continue;
    const one = weigh(text, index, isCapitals, group);
    high += 1;
    weight += one;
    if (one <= ODD) odd += 1;
  }
  return { text, weight, odd, high };
}

/** Whether every byte stands for something. */
function isDefined(text: string): boolean {
  return !text.includes('\0');
}

function charactersOf(bytes: string, page: CodePage): string {
  return String.fromCharCode(...Array.from(bytes, (byte) => page[byte.charCodeAt(0)] ?? 0));
}

const LETTER = /\p{L}/u;

/** How usual a character is at its place in a word. */
function weigh(
  text: string,
  index: number,
  isCapitals: boolean,
  group: Candidate['group'],
): number {
  const character = text.charAt(index);
  const [before, after] = [text.charAt(index - 1), text.charAt(index + 1)];
  if (character === '\xA0') return spaceWeight(before, after);
  if (character === '’') return apostropheWeight(text.slice(0, index), text.slice(index + 1));
  if (!LETTER.test(character) || UNIT.includes(character)) {
    return signWeight(character, text.slice(0, index), after);
  }
  // `İ` in small letters is two characters.
  const lower = character === 'İ' ? character : character.toLowerCase();
  if (character !== 'ß') {
    const isCapital = character !== lower;
    if (isCapital || character === 'İ' ? !isCapitals && LETTER.test(before) : isCapitals)
      return ODD;
  }
  return habit(group, kindOf(before) + lower + kindOf(after));
}

/** A sign beside words, as there are in any text. */
const SIGN = -3;

/** `m²`, `3º`, `Mª` */
const UNIT = '²³ªº';

/** Signs stand between words, and some of them after one. */
function signWeight(sign: string, before: string, after: string): number {
  if (LETTER.test(after)) return ODD;
  if (!/\p{L}$/u.test(before)) return SIGN;
  if (UNIT.includes(sign)) return before.length <= 2 ? SIGN : ODD;
  // A text that was cut, or another letter.
  if (sign === '…') return RARE * 0.6;
  return '”“’»®™'.includes(sign) ? SIGN : ODD;
}

/** A no-break space stands between words, or after a number. */
function spaceWeight(before: string, after: string): number {
  if (after === '' && LETTER.test(before)) return RARE * 0.6;
  return LETTER.test(before) && /\p{Ll}/u.test(after) ? RARE / 2 : SIGN;
}

/** `D’Angelo`, `’t`, `foto’s`; less usual `d’arc`; hardly ever `Sol’s`. */
function apostropheWeight(before: string, after: string): number {
  if (!/^\p{Ll}/u.test(after) || before === '' || /^s$/i.test(after)) return -1;
  return /^[dlmno]$/i.test(before) ? -4 : -8;
}

interface Habits {
  /** By `vév`. */
  readonly places: ReadonlyMap<string, number>;
  /** By `é`. */
  readonly letters: ReadonlyMap<string, number>;
  readonly total: number;
}

const habits = new Map<Candidate['group'], Habits>();

function habitsOf(group: Candidate['group']): Habits {
  const known = habits.get(group);
  if (known !== undefined) return known;
  const places = new Map<string, number>();
  const letters = new Map<string, number>();
  let total = 0;
  for (const entry of LETTER_HABITS[group].split(' ')) {
    const [place, count] = [entry.slice(0, 3), Number(entry.slice(3))];
    const letter = place.charAt(1);
    places.set(place, count);
    letters.set(letter, (letters.get(letter) ?? 0) + count);
    total += count;
  }
  const made = { places, letters, total };
  habits.set(group, made);
  return made;
}

/** The logarithm of the share of a letter at its place; at one where it was not seen, by the letter itself. */
function habit(group: Candidate['group'], place: string): number {
  const { places, letters, total } = habitsOf(group);
  const share = (letters.get(place.charAt(1)) ?? 0.02) / total;
  return Math.max(RARE, Math.log(((places.get(place) ?? 0) + share) / total));
}

const BASE_VOWEL = /[aeiouyæøœı]/;

/** A vowel, a consonant, or no letter. */
function kindOf(character: string): 'v' | 'c' | '_' {
  if (!LETTER.test(character)) return '_';
  return BASE_VOWEL.test(character.toLowerCase().normalize('NFD')) ? 'v' : 'c';
}
