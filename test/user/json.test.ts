// JSON in a text: what is rewritten keeps every digit, and what means the same compares as the same.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, jsonText, parseJson, sortedJson } from '../../src/user/json.ts';

const numbers = fc.oneof(
  fc.constantFrom('12345678901234567890', '1.50', '1.0', '1e400', '1E5', '-0', '0.1', '1e-7', '7'),
  fc.bigInt().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);

/** JSON texts as a server may write them, keys in any order. */
const { text: texts } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 3 },
    numbers,
    fc.constantFrom('null', 'true', 'false'),
    fc.string({ unit: 'binary' }).map((value) => JSON.stringify(value)),
    fc.array(tie('text'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
    fc
      .dictionary(fc.string({ unit: 'binary' }), tie('text'), { maxKeys: 4 })
      .map((members) =>
        Object.entries(members).map(([key, value]) => `${JSON.stringify(key)}: ${value}`),
      )
      .map((members) => `{${members.join(', ')}}`),
  ),
}));

test('a text is what JSON.parse takes it for', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(JSON.parse(sortedJson(text) ?? '')).toEqual(JSON.parse(text));
      expect(JSON.parse(jsonText(parseJson(text)))).toEqual(JSON.parse(text));
    }),
  );
});

test('every number keeps its digits', () => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1 }), (list) => {
      const members = list.map((number, at) => `"m${String(at).padStart(3, '0')}":${number}`);
      const text = `{${members.join(',')}}`;
      expect(sortedJson(text)).toBe(text);
    }),
  );
});

test.each([
  ['1.0', '1', true],
  ['{"a":1E5,"b":[2]}', '{"b":[2.0],"a":100000}', true],
  ['', '{}', true],
  ['12345678901234567890', '12345678901234567891', false],
  ['1e400', '1e401', false],
  ['"1"', '1', false],
])('%s and %s compare as the same: %j', (a, b, same) => {
  expect(canonicalJson(a) === canonicalJson(b)).toBe(same);
});

test.each(['', '{', '{"a":1,}', '01', '.5', "{'a':1}", 'NaN', '[1 2]'])('%j is no JSON', (text) => {
  expect(parseJson(text)).toBeUndefined();
});
