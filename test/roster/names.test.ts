import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeName,
  isInfix,
  nameUseOf,
  turnName,
  type NameParts,
} from '../../src/roster/rows/names.ts';
import { describeShared, sharedData } from '../shared-data.ts';

const compose = (parts: Partial<NameParts>): string =>
  composeName({
    firstName: '',
    initials: '',
    infix: '',
    lastName: '',
    partnerInfix: '',
    partnerLastName: '',
    nameUse: null,
    ...parts,
  });

describe('a name in parts', () => {
  const sanne = {
    firstName: 'Sanne',
    initials: 'S.M.',
    infix: 'de',
    lastName: 'Vries',
    partnerInfix: 'van den',
    partnerLastName: 'Berg',
  };

  it.each([
    ['B', 'Sanne de Vries'],
    ['P', 'Sanne van den Berg'],
    ['PB', 'Sanne van den Berg-de Vries'],
    ['BP', 'Sanne de Vries-van den Berg'],
    // Nobody says which: one's own.
    [null, 'Sanne de Vries'],
  ] as const)('with name use %s is %s', (nameUse, expected) => {
    expect(compose({ ...sanne, nameUse })).toBe(expected);
  });

  it('has initials where there is no first name', () => {
    expect(compose({ initials: 'S.M.', infix: 'de', lastName: 'Vries' })).toBe('S.M. de Vries');
  });

  it('has what there is', () => {
    expect(compose({ firstName: 'Sanne' })).toBe('Sanne');
    expect(compose({ lastName: 'Vries' })).toBe('Vries');
    expect(compose({ firstName: 'Sanne', partnerLastName: 'Berg' })).toBe('Sanne Berg');
    expect(compose({})).toBe('');
  });

  it('is never recapitalised, and has no white space at an end or twice', () => {
    const word = fc.constantFrom('', 'de', "van 't", 'DE', 'Vries', 'el Amrani', 'öZ');
    fc.assert(
      fc.property(word, word, word, (firstName, infix, lastName) => {
        const name = compose({ firstName, infix, lastName });
        expect(name).toBe([firstName, infix, lastName].filter((part) => part !== '').join(' '));
      }),
    );
  });
});

describe('name use', () => {
  it('is read by word, and by digit only with the codes of the source', () => {
    expect(nameUseOf('Eigen naam', {})).toBe('B');
    expect(nameUseOf('partnernaam - eigennaam', {})).toBe('PB');
    expect(nameUseOf('1', {})).toBe(null);
    expect(nameUseOf('1', { 1: 'PB' })).toBe('PB');
    expect(nameUseOf('1', { 1: 'B' })).toBe('B');
    // The letter of a source goes before the word.
    expect(nameUseOf('B', { B: 'PB' })).toBe('PB');
  });
});

describe('a name with the surname first', () => {
  it.each([
    ['Vries, Sanne de', 'Sanne de Vries', false],
    ['Linden-Kok, Mara van der', 'Mara van der Linden-Kok', false],
    ['Bakker, Tom', 'Tom Bakker', false],
    ["Hoff, Pieter van 't", "Pieter van 't Hoff", false],
    ['Amrani, Youssef El', 'Youssef El Amrani', false],
    ['De Smet, Elke', 'Elke De Smet', false],
    ['Dijk, van, Noor', 'Noor van Dijk', true],
    ['Hoekstra, J.W. (Jan Willem)', 'Jan Willem Hoekstra', true],
    ['Berg, L. (Lieke) van den', 'Lieke van den Berg', true],
    ['a, b, c, d', 'a, b, c, d', true],
    ['Sanne de Vries', 'Sanne de Vries', false],
    ['  Sanne   de Vries ', 'Sanne de Vries', false],
    [', Sanne', ', Sanne', false],
    ['', '', false],
  ])('%j is %j', (text, name, guess) => {
    expect(turnName(text)).toEqual({ name, guess });
  });

  it('keeps every letter of two parts', () => {
    const word = fc.stringMatching(/^[A-Za-zéöşĐ]{1,8}$/);
    const infix = fc.constantFrom('', 'de', 'van der', "van 't", 'El');
    fc.assert(
      fc.property(word, word, infix, (last, first, middle) => {
        const given = [first, middle].filter((part) => part !== '').join(' ');
        const turned = turnName(`${last}, ${given}`);
        expect(turned).toEqual({ name: `${given} ${last}`, guess: false });
      }),
    );
  });
});

describeShared('the infixes of four languages', () => {
  const { infixes, nameUse } = JSON.parse(
    readFileSync(sharedData('value-vocabulary.json'), 'utf8'),
  ) as {
    infixes: Readonly<Record<string, readonly string[]>>;
    nameUse: { readonly words: Readonly<Record<string, readonly string[]>> };
  };

  it('are known, in any case', () => {
    const all = Object.values(infixes).flat();
    expect(all.filter((infix) => !isInfix(infix) || !isInfix(infix.toUpperCase()))).toEqual([]);
    expect(['Vries', 'Sanne', '', 'vand'].filter(isInfix)).toEqual([]);
  });

  it('and so are the words for name use', () => {
    for (const [use, words] of Object.entries(nameUse.words)) {
      expect(words.map((word) => nameUseOf(word, {}))).toEqual(words.map(() => use));
    }
  });
});

it('a name that is turned round keeps the joiners of its alphabet', () => {
  const [last, first] = ['\u0645\u06CC\u200C\u0631\u06CC', '\u0639\u0644\u200C\u06CC'];
  expect(turnName(`${last}, ${first}`)).toEqual({ name: `${first} ${last}`, guess: false });
});
