// Names made of parts, and names written the other way round. Nothing is re-capitalised or repaired.

import { fold, tidy, tidyName } from '../../user/fold.ts';
import { list } from '../../user/words.ts';

const INFIXES: ReadonlySet<string> = new Set(
  list(`van; de; den; der; ten; ter; te; van de; van den; van der; van het; van 't; 't; in;
  in 't; in het; in de; op; op de; op den; op 't; op het; aan; aan de; aan den; bij; bij de; onder;
  over; uit; uit de; uit den; uijt; voor; voor de; tot; toe; von; la; le; les; el; al; da; di; do;
  dos; du; des; d'; l'; ben; bin; ibn; a; á; vander; vanden; von der; von dem; vom; zu; zum; zur;
  von und zu; de la; v.d.; v/d; v.`).map(infixForm),
);

function infixForm(text: string): string {
  return tidy(text).toLowerCase().replaceAll('’', "'");
}

/** Whether a text is a surname's infix (`van der`), in any case. */
export function isInfix(text: string): boolean {
  return INFIXES.has(infixForm(text));
}

/** How somebody's own and partner's surname are used: B own, P partner's, PB and BP both. */
export type NameUse = 'B' | 'P' | 'PB' | 'BP';

const NAME_USE_WORDS: ReadonlyMap<string, NameUse> = new Map<string, NameUse>([
  ...useWords('B', 'b; eigen; eigen naam; alleen eigennaam; geboortenaam; own; medew'),
  ...useWords('P', 'p; partner; alleen partnernaam; naam partner'),
  ...useWords('PB', 'pb; partnernaam - eigennaam; part./eig.; partner-eigen; partner-medew'),
  ...useWords('BP', 'bp; eigennaam - partnernaam; eig./part.; eigen-partner; medew-partner'),
]);

function useWords(use: NameUse, words: string): readonly (readonly [string, NameUse])[] {
  return list(words).map((word) => [fold(word), use] as const);
}

/**
 * The name use that a cell says: by the source's own codes where a preset gives them, else by word.
 * A digit without a preset is not interpreted: it means different things in different systems.
 */
export function nameUseOf(
  text: string,
  codes: Readonly<Partial<Record<string, NameUse>>>,
): NameUse | null {
  return codes[tidy(text)] ?? NAME_USE_WORDS.get(fold(text)) ?? null;
}

/** Tidied texts, '' where there is none. */
export interface NameParts {
  readonly firstName: string;
  readonly initials: string;
  readonly infix: string;
  readonly lastName: string;
  readonly partnerInfix: string;
  readonly partnerLastName: string;
  readonly nameUse: NameUse | null;
}

/** The name in reading order; '' when there is neither a first nor a last name. */
export function composeName(parts: NameParts): string {
  const own = joined(parts.infix, parts.lastName);
  const partner = joined(parts.partnerInfix, parts.partnerLastName);
  const given = parts.firstName === '' ? parts.initials : parts.firstName;
  return joined(given, surname(own, partner, parts.nameUse));
}

function surname(own: string, partner: string, use: NameUse | null): string {
  if (partner === '' || own === '') return own === '' ? partner : own;
  switch (use) {
    case 'P':
      return partner;
    case 'PB':
      return `${partner}-${own}`;
    case 'BP':
      return `${own}-${partner}`;
    case 'B':
    case null:
      return own;
  }
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** `guess`: the text allows another reading, so a person should look at it. */
export interface TurnedName {
  readonly name: string;
  readonly guess: boolean;
}

const LONGEST_NAME = 1024;

/**
 * A name written surname first: `Vries, Sanne de` → `Sanne de Vries`, `Dijk, van, Noor` and
 * `Hoekstra, J.W. (Jan Willem)` as guesses. A name without a comma stays as it is.
 */
export function turnName(text: string): TurnedName {
  // Too long for a name, as is told where it is read.
  if (text.length > LONGEST_NAME) return { name: text, guess: false };
  const [last = '', ...rest] = text.split(',').map(tidyName);
  if (rest.length === 0 || last === '') return { name: tidyName(text), guess: false };
  if (rest.length === 1) return turnGiven(last, rest[0] ?? '');
  const [middle = '', given = ''] = rest;
  if (rest.length === 2 && isInfix(middle))
    return { name: joined(given, middle, last), guess: true };
  return { name: tidyName(text), guess: true };
}

function turnGiven(last: string, given: string): TurnedName {
  const called = /^(?:\p{L}\.\s?)+.*\(([^)]+)\)(.*)$/u.exec(given);
  if (called !== null) {
    const [, first = '', behind = ''] = called;
    return { name: joined(first.trim(), behind.trim(), last), guess: true };
  }
  const words = given.split(' ');
  for (let at = 1; at < words.length; at += 1) {
    const infix = words.slice(at).join(' ');
    if (isInfix(infix))
      return { name: joined(words.slice(0, at).join(' '), infix, last), guess: false };
  }
  return { name: joined(given, last), guess: false };
}
