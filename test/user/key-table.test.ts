// Keys to numbers, held against a Map.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTable, NOBODY } from '../../src/user/key-table.ts';

const aTable = (): { table: KeyTable; set: (key: string) => void } => {
  const keys: string[] = [];
  const table = new KeyTable((number, key) => keys[number] === key);
  return {
    table,
    set: (key) => {
      table.set(key, keys.push(key) - 1);
    },
  };
};

test('finds what a Map finds, the last one of a key', () => {
  const few = fc.string({ unit: 'grapheme', maxLength: 2 });
  fc.assert(
    fc.property(fc.array(few), fc.array(few), (keys, others) => {
      const { table, set } = aTable();
      for (const key of keys) set(key);
      const numbers = new Map(keys.map((key, number) => [key, number]));
      for (const key of [...keys, ...others]) {
        expect(table.get(key)).toBe(numbers.get(key) ?? NOBODY);
      }
    }),
  );
});

test('finds all of more keys than it began with room for', () => {
  const { table, set } = aTable();
  for (let n = 0; n < 20_000; n += 1) set(`persoon${String(n)}@voorbeeld.example`);
  for (let n = 0; n < 20_000; n += 1) {
    expect(table.get(`persoon${String(n)}@voorbeeld.example`)).toBe(n);
  }
  expect(table.get('persoon20000@voorbeeld.example')).toBe(NOBODY);
});

test('adds a key once: the first number of it stays', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 2 })), (keys) => {
      const table = new KeyTable((number, key) => keys[number] === key);
      const found = keys.map((key, number) => table.add(key, number));
      const firsts = keys.map((key, number) => {
        const first = keys.indexOf(key);
        return first === number ? NOBODY : first;
      });
      expect(found).toEqual(firsts);
    }),
  );
});
