// The forms in which texts are compared and addresses are checked: the fast ways give what the full
// ones give.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import validator from 'validator';
import { describe, expect, it } from 'vitest';
import { field } from '../../src/user/fields.ts';
import { emailForm, fold, hasUnseen, isPlain, tidy, tidyName } from '../../src/user/fold.ts';
import { describeShared, sharedData } from '../shared-data.ts';

const ANY = { languages: null, roles: null };
const parse = (text: string) => field('email').parse(text, ANY);

/** The long way, for every text. */
const tidied = (text: string): string =>
  text
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'É', ' ', '  ', '\u0301', '\u00a0', '\u200b', 'ŉ', 'Ǆ') }),
);

describe('a value as it is written', () => {
  it('keeps the joiners of its alphabet, and nothing else that is not seen', () => {
    const family = '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}';
    expect(tidyName(` \u0639\u0644\u06CC\u200C\u0631\u0636\u0627\u200B\u200E ${family}`)).toBe(
      `\u0639\u0644\u06CC\u200C\u0631\u0636\u0627 ${family}`,
    );
  });

  it('has none between Latin letters, nor at an end; they are told of', () => {
    expect(tidyName('Anna\u200C Bos\u200D')).toBe('Anna Bos');
    expect(hasUnseen('Anna\u200C Bos')).toBe(true);
    expect(hasUnseen('\u0639\u0644\u06CC\u200C\u0631\u0636\u0627')).toBe(false);
    expect(field('ref').parse('10\u200D09', ANY)).toEqual({ ok: true, value: '1009' });
  });

  it('is tidy but for them', () => {
    fc.assert(fc.property(texts, (text) => tidy(tidyName(text)) === tidy(text)));
  });
});

describe('tidy', () => {
  it('is the same for a plain text and for any other', () => {
    fc.assert(fc.property(texts, (text) => tidy(text) === tidied(text)));
    for (let code = 0x20; code < 0x300; code += 1) {
      const character = String.fromCharCode(code);
      expect(tidy(character)).toBe(tidied(character));
      if (isPlain(character)) expect(character).not.toMatch(/\p{C}|\p{Z}/u);
    }
  });

  it('changes nothing a second time', () => {
    fc.assert(fc.property(texts, (text) => tidy(tidy(text)) === tidy(text)));
  });
});

describe('fold', () => {
  it('is the same for ASCII and for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        // A letter that is not ASCII takes the long way.
        expect(fold(`${text}é`)).toBe(`${fold(text)}e`);
      }),
    );
  });
});

describe('an e-mail address', () => {
  it('that is checked the fast way is one the full way', () => {
    const label = fc.stringMatching(/^[a-z0-9._+-]{1,70}$/);
    fc.assert(
      fc.property(
        label,
        label,
        fc.constantFrom('example', 'nl', 'x', 'c0m'),
        (local, host, top) => {
          const text = `${local}@${host}.${top}`;
          const full = validator.isEmail(text, { allow_utf8_local_part: true });
          expect(parse(text).ok).toBe(full);
        },
      ),
    );
  });

  it('with an internationalised domain is the same in both spellings', () => {
    expect(emailForm('Sanne@MÜNCHEN.example')).toBe('sanne@xn--mnchen-3ya.example');
    expect(emailForm('sanne@xn--mnchen-3ya.example')).toBe('sanne@xn--mnchen-3ya.example');
    expect(field('email').same('a@münchen.example', 'a@xn--mnchen-3ya.example')).toBe(true);
    expect(field('email').same('a@munchen.example', 'a@münchen.example')).toBe(false);
    // Sent as it was written.
    expect(parse('A@München.example')).toEqual({ ok: true, value: 'a@münchen.example' });
  });

  it('of any text has a form, which has itself for form', () => {
    fc.assert(fc.property(texts, (text) => emailForm(emailForm(text)) === emailForm(text)));
    expect(emailForm('geen adres/é')).toBe('geen adres/é');
    expect(emailForm('a@é/x')).toBe('a@é/x');
  });
});

describeShared('addresses of a test suite for validators', () => {
  const lists = JSON.parse(
    readFileSync(sharedData('corpus/strings/python-email-validator/addresses.json'), 'utf8'),
  ) as Readonly<Record<'valid' | 'valid_intl' | 'invalid', readonly string[]>>;

  it('are taken, but for a name in front of them and a fullwidth sign', () => {
    const all = [...lists.valid, ...lists.valid_intl];
    const refused = all.filter((text) => !parse(text).ok);
    // A fullwidth sign is one that a program put there, in a roster.
    expect(refused.filter((text) => !text.endsWith('>'))).toEqual(['＠@fullwidth.at']);
  });

  it('are refused, but for what only a name server would refuse', () => {
    const taken = lists.invalid.filter((text) => parse(text).ok);
    // White space at the ends is no part of a cell's value.
    const trimmed = taken.map((text) => text.trim());
    const others = trimmed.filter((text) => text !== 'my@example.com');
    // A reserved prefix, and 254 characters that are more in another form.
    expect(others.map((text) => /yy--|\u1E69/.exec(text.normalize('NFC'))?.[0])).toEqual([
      '\u1E69',
      'yy--',
    ]);
  });
});
