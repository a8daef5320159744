// The one field table. Import, export, templates, diff and reports all read it; adding a field is
// adding a row here.

import validator from 'validator';
import { emailForm, fold, isPlain, tidy, tidyName, withAsciiDomain } from './fold.ts';
import { FIELD_HEADINGS, type Headings } from './headings.ts';
import type { IssueCode, IssueParams } from './issue.ts';
import { canonicalJson, sortedJson } from './json.ts';
import type { FieldName, FieldValue, Vocabulary } from './user.ts';
import { flagWord, languageCode } from './words.ts';

/** The outcome of reading one cell: a value, or what is wrong with it (the caller adds the place). */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** An issue that does not know its place yet. */
export type Problem<C extends IssueCode = IssueCode> = {
  [K in C]: { readonly code: K; readonly params: IssueParams[K] };
}[C];

export interface Field<F extends FieldName> {
  readonly name: F;
  /** What the value is, for typed cells and for the template's drop-downs. */
  readonly type: 'id' | 'text' | 'email' | 'flag' | 'enum' | 'enums' | 'json' | 'url';
  /** `offered`: only where the endpoint's schema accepts it. */
  readonly writable: 'always' | 'offered' | 'never';
  /** May be emptied with `<clear>`, or by a blank cell under `--blank clear`. */
  readonly clearable: boolean;
  /** A user cannot be created without it. */
  readonly required: boolean;
  /** The column's heading in an export; import reads it back. */
  readonly heading: Readonly<Record<'nl' | 'en', string>>;
  /** Other headings this field is known by; matched folded (see `fold`). The field's name is one too. */
  readonly aliases: Headings;
  /** Reads a cell that is neither blank nor `<clear>`. */
  readonly parse: (text: string, vocabulary: Vocabulary) => Parsed<FieldValue<F>>;
  /** The value as a person reads it in a cell. Parsing it gives the value again. */
  readonly format: (value: FieldValue<F>) => string;
  /** Whether two values differ in form only. */
  readonly same: (a: FieldValue<F>, b: FieldValue<F>) => boolean;
}

/** The longest text a field takes. Pluvo's own limit is not documented; 255 is what its framework sets by default. */
const TEXT_LIMIT = 255;

// C0 and C1 control characters, lone surrogates, and what XML cannot hold.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Cs}/u;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A UUID in its usual spelling: what Pluvo gives as `id`, and as `ref` where none was given. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const ok = <T>(value: T): Parsed<T> => ({ ok: true, value });

function bad<C extends IssueCode>(code: C, params: IssueParams[C]): Parsed<never> {
  // See `issue`: one code gives one member of the union.
  return { ok: false, problem: { code, params } as unknown as Problem };
}

function parseText(field: FieldName, limit = TEXT_LIMIT) {
  return (text: string): Parsed<string> => {
    const plain = isPlain(text);
    const value = plain ? text : field === 'name' ? tidyName(text) : tidy(text);
    if (value.length > limit) return bad('VALUE_TOO_LONG', { field, limit });
    if (!plain && CONTROL.test(value)) return bad('VALUE_CONTROL_CHARACTER', { field });
    return ok(value);
  };
}

const sameText = (a: string, b: string): boolean => a === b || tidy(a) === tidy(b);

const asIs = (value: string): string => value;

/**
 * Options of the address check: international local parts and domains are real; a display name
 * (`Sanne <sanne@…>`) is not an address. Case and length follow RFC 5321.
 */
const EMAIL_OPTIONS = { allow_utf8_local_part: true, allow_display_name: false } as const;

/**
 * An address that the full check accepts too: letters, digits and single dots, as nearly all have.
 * `validator` takes ten times as long over one.
 */
const SIMPLE_EMAIL =
  /^(?=[^@]{1,64}@)(?=.{6,254}$)(?!.*xn--)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** No address is longer (RFC 5321), and no pattern looks at one that is. */
const LONGEST_ADDRESS = 254;

function isAddress(value: string): boolean {
  if (!validator.isEmail(value, EMAIL_OPTIONS)) return false;
  // The lengths that count are those of the domain as the name system has it.
  const ascii = withAsciiDomain(value);
  if (ascii === null || Buffer.byteLength(ascii) > LONGEST_ADDRESS) return false;
  return validator.isFQDN(ascii.slice(ascii.lastIndexOf('@') + 1));
}

/** What stands for an address in a text that holds more, right or wrong. */
const ADDRESS_LIKE = /[^\s@,;|/<>()]+@[^\s@,;|/<>()]+/g;

/**
 * A character beyond ASCII that only looks as if it were in an address: letters, digits and their marks
 * are, in the alphabets that need these (RFC 6532, RFC 5892), and dots within Catalan or Japanese words.
 */
const NOT_IN_ADDRESSES = /(?![\0-\x7F·・׳״])[^\p{L}\p{N}\p{M}]|(?<=\p{Script=Latin})\p{M}/u;

const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** What another program made of a letter, a dash or a quotation mark; `null` in a real address. */
function lookAlike(address: string): string | null {
  const sign = NOT_IN_ADDRESSES.exec(address)?.[0];
  if (sign !== undefined) return sign;
  const changed = Array.from(address).find((letter) => letter.normalize('NFKC') !== letter);
  if (changed !== undefined) return changed;
  const mixed = address
    .split(/[.@_+-]/)
    .find((word) => ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1);
  const [, ...others] = ALPHABETS;
  return mixed === undefined
    ? null
    : (Array.from(mixed).find((letter) => others.some((alphabet) => alphabet.test(letter)))
        ?? null);
}

function parseEmail(text: string): Parsed<string> {
  const value = tidy(text).toLowerCase();
  if (SIMPLE_EMAIL.test(value)) return ok(value);
  const character = value.length <= LONGEST_ADDRESS ? lookAlike(value) : null;
  if (character !== null && value.includes('@')) {
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return bad('EMAIL_LOOK_ALIKE', { character, code });
  }
  if (isAddress(value)) return ok(value);
  const found = value.match(ADDRESS_LIKE) ?? [];
  return found.length > 1 ? bad('EMAIL_SEVERAL', {}) : bad('EMAIL_INVALID', {});
}

/** A number that a spreadsheet has rounded away (`1,23457E+11`): nobody can tell what it was. */
const SCIENTIFIC = /^\d(?:[.,]\d+)?E[+-]?\d+$/i;

function parseNumber(field: FieldName) {
  const parse = parseText(field);
  return (text: string): Parsed<string> =>
    SCIENTIFIC.test(text.trim()) ? bad('SCIENTIFIC_NUMBER', { field }) : parse(text);
}

function parseLanguage(text: string, { languages }: Vocabulary): Parsed<string> {
  const word = tidy(text).toLowerCase();
  const code = languages?.find((known) => known.toLowerCase() === word) ?? languageCode(text);
  if (code === null) return bad('LANGUAGE_UNKNOWN', { offered: languages ?? [] });
  const isOffered = languages === null || languages.includes(code);
  return isOffered ? ok(code) : bad('LANGUAGE_NOT_OFFERED', { language: code, offered: languages });
}

function parseRoles(text: string, { roles }: Vocabulary): Parsed<readonly string[]> {
  const words = text
    .split(/[,;|\n]/)
    .map(tidy)
    .filter((word) => word !== '');
  const found = words.map((word) => {
    const name = word.toUpperCase().replaceAll(' ', '_');
    if (roles === null) return /^[_A-Z][_0-9A-Z]*$/.test(name) ? name : undefined;
    return roles.find((role) => role.toUpperCase() === name);
  });
  const known = found.filter((role) => role !== undefined);
  if (known.length < found.length) return bad('ROLE_UNKNOWN', { offered: roles ?? [] });
  return ok([...new Set(known)].sort());
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
}

function parseJsonObject(text: string): Parsed<string> {
  const sorted = sortedJson(text);
  return sorted?.startsWith('{') === true
    ? ok(sorted)
    : bad('JSON_INVALID', { field: 'extraFields' });
}

/** The fields that hold a number of a person. */
export const NUMBERS = [
  'ref',
  'afasEmployeeId',
  'afasPersonId',
] as const satisfies readonly FieldName[];

/** Every field of a user, in the order of an export's columns. */
export const FIELDS = {
  id: {
    name: 'id',
    type: 'id',
    writable: 'never',
    clearable: false,
    required: false,
    heading: { nl: 'Pluvo-id', en: 'Pluvo ID' },
    aliases: FIELD_HEADINGS.id,
    parse: (text) => {
      const value = tidy(text).toLowerCase();
      return isUuid(value) ? ok(value) : bad('ID_INVALID', {});
    },
    format: asIs,
    same: (a, b) => a.toLowerCase() === b.toLowerCase(),
  },
  ref: {
    name: 'ref',
    type: 'text',
    writable: 'always',
    clearable: false,
    required: false,
    heading: { nl: 'Personeelsnummer', en: 'Reference' },
    aliases: FIELD_HEADINGS.ref,
    parse: parseNumber('ref'),
    format: asIs,
    same: sameText,
  },
  name: {
    name: 'name',
    type: 'text',
    writable: 'always',
    clearable: false,
    required: true,
    heading: { nl: 'Volledige naam', en: 'Full name' },
    aliases: FIELD_HEADINGS.name,
    parse: parseText('name'),
    format: asIs,
    same: sameText,
  },
  email: {
    name: 'email',
    type: 'email',
    writable: 'always',
    clearable: false,
    required: true,
    heading: { nl: 'E-mail', en: 'Email' },
    aliases: FIELD_HEADINGS.email,
    parse: parseEmail,
    format: asIs,
    same: (a, b) => a === b || emailForm(a) === emailForm(b),
  },
  isActive: {
    name: 'isActive',
    type: 'flag',
    writable: 'always',
    clearable: false,
    required: false,
    heading: { nl: 'Actief', en: 'Active' },
    aliases: FIELD_HEADINGS.isActive,
    parse: (text) => {
      const value = flagWord(text);
      return value === null ? bad('FLAG_UNKNOWN', { field: 'isActive' }) : ok(value);
    },
    format: (value) => (value ? 'true' : 'false'),
    same: (a, b) => a === b,
  },
  language: {
    name: 'language',
    type: 'enum',
    writable: 'always',
    clearable: false,
    required: false,
    heading: { nl: 'Taal', en: 'Language' },
    aliases: FIELD_HEADINGS.language,
    parse: parseLanguage,
    format: asIs,
    same: (a, b) => a === b,
  },
  roles: {
    name: 'roles',
    type: 'enums',
    writable: 'offered',
    clearable: true,
    required: false,
    heading: { nl: 'Pluvo-rollen', en: 'Pluvo roles' },
    aliases: FIELD_HEADINGS.roles,
    parse: parseRoles,
    format: (value) => value.join(', '),
    same: sameList,
  },
  afasEmployeeId: {
    name: 'afasEmployeeId',
    type: 'text',
    writable: 'always',
    clearable: true,
    required: false,
    heading: { nl: 'AFAS-medewerkernummer', en: 'AFAS employee ID' },
    aliases: FIELD_HEADINGS.afasEmployeeId,
    parse: parseNumber('afasEmployeeId'),
    format: asIs,
    same: sameText,
  },
  afasPersonId: {
    name: 'afasPersonId',
    type: 'text',
    writable: 'always',
    clearable: true,
    required: false,
    heading: { nl: 'AFAS-persoonsnummer', en: 'AFAS person ID' },
    aliases: FIELD_HEADINGS.afasPersonId,
    parse: parseNumber('afasPersonId'),
    format: asIs,
    same: sameText,
  },
  extraFields: {
    name: 'extraFields',
    type: 'json',
    writable: 'always',
    clearable: true,
    required: false,
    heading: { nl: 'Extra velden', en: 'Extra fields' },
    aliases: FIELD_HEADINGS.extraFields,
    parse: parseJsonObject,
    format: asIs,
    same: (a, b) => a === b || canonicalJson(a) === canonicalJson(b),
  },
  profileImage: {
    name: 'profileImage',
    type: 'url',
    writable: 'never',
    clearable: false,
    required: false,
    heading: { nl: 'Profielfoto', en: 'Profile image' },
    aliases: FIELD_HEADINGS.profileImage,
    parse: (text) => ok(text.trim()),
    format: asIs,
    same: (a, b) => a === b,
  },
} as const satisfies { readonly [F in FieldName]: Field<F> };

/** The names of all fields, in the order of the table. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** The table's row of a field, typed by its name. */
export function field<F extends FieldName>(name: F): Field<F> {
  // `FIELDS` is checked against this very type above; TypeScript cannot index a mapped type by a generic.
  return FIELDS[name] as unknown as Field<F>;
}

/** What stands in a field that has been cleared. */
export function clearedValue(name: FieldName): string | readonly string[] | null {
  switch (FIELDS[name].type) {
    case 'enums':
      return [];
    case 'json':
      return '{}';
    case 'id':
    case 'text':
    case 'email':
    case 'flag':
    case 'enum':
    case 'url':
      return null;
  }
}

/** The field of that name, in any case. */
export function fieldNamed(name: string): FieldName | null {
  return FIELD_NAMES.find((known) => fold(known) === fold(name)) ?? null;
}
