// Records of texts come back as they were put in.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedTexts } from '../../src/plan/packed-texts.ts';

// Lone surrogates and NUL too: a server can send any of them.
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', '\uD800', 'Zoë', 'Łukasz', '山田'),
);
const record = fc.tuple(fc.option(text), fc.option(text), fc.option(text));

test('every text comes back, and is told from others, unit for unit', () => {
  fc.assert(
    fc.property(fc.array(record), text, (records, other) => {
      const texts = new PackedTexts(3);
      for (const each of records) texts.push(each);
      expect(texts.length).toBe(records.length);
      for (const [number, each] of records.entries()) {
        expect(texts.at(number)).toStrictEqual(each);
        for (const [column, value] of each.entries()) {
          expect(texts.has(number, column, other)).toBe(value === other);
          if (value !== null) expect(texts.has(number, column, value)).toBe(true);
        }
      }
    }),
  );
});

test('a record longer than a chunk, and those behind it, come back', () => {
  const texts = new PackedTexts(1);
  const records = ['first', 'é'.repeat(3_000_000), 'ł'.repeat(1_000_000), 'last'];
  for (const each of records) texts.push([each]);
  expect(records.map((_, number) => texts.at(number)[0])).toStrictEqual(records);
});

test('a record that is not there is an error', () => {
  expect(() => new PackedTexts(1).at(0)).toThrow(RangeError);
});
