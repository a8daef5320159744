import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedList } from '../../src/plan/packed-list.ts';

/** Text with lone surrogates, quotes, control characters and the letters of many alphabets. */
const text = fc.string({ unit: 'binary' });
const key = text.filter((name) => name !== '__proto__');
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => number + 0),
    text,
    fc.array(tie('data')),
    fc.dictionary(key, tie('data')),
  ),
}));

test('every item comes back as it was put in, keys in their order', () => {
  fc.assert(
    fc.property(fc.array(data), (items) => {
      const list = PackedList.of(items);
      expect(list).toHaveLength(items.length);
      expect(Array.from(list, (item) => JSON.stringify(item))).toEqual(
        items.map((item) => JSON.stringify(item)),
      );
      for (const [at, item] of items.entries()) {
        expect(JSON.stringify(list.at(at))).toBe(JSON.stringify(item));
      }
    }),
  );
});

test('items of more than a megabyte, and many small ones after them', () => {
  const items = [
    'ë'.repeat(700_000),
    '€'.repeat(1_200_000),
    ...Array.from({ length: 50_000 }, (_, n) => ({ n, name: 'Zoë'.repeat(n % 40) })),
  ];
  const list = PackedList.of(items);
  expect([...list]).toEqual(items);
  expect(list.at(0)).toBe(items[0]);
});

test('there is nothing beyond the end', () => {
  const list = PackedList.of(['a']);
  expect(list.at(1)).toBeUndefined();
  expect(list.at(-1)).toBeUndefined();
});
