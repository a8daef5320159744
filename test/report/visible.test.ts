import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from '../../src/report/text/visible.ts';

test.each([
  ['an escape sequence', '\u001B[31mred', '␛[31mred'],
  ['a line break', 'two\r\nlines', 'two␍␊lines'],
  ['a tab', 'a\tb', 'a␉b'],
  ['a NUL', 'a\u0000b', 'a␀b'],
  ['DEL', 'a\u007Fb', 'a␡b'],
  ['a C1 control', '\u009B31mred', '\\u{9B}31mred'],
  ['a bidi override', 'exe\u202Efdp', 'exe\\u{202E}fdp'],
  ['a bidi isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
  ['half a surrogate pair', 'a\uD83Db', 'a\\u{D83D}b'],
])('%s is spelt out', (_what, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('names in any script stay as they are', () => {
  const names = "Zoë van 't Hof, 山田太郎, محمد, O’Brien – 👩‍👩‍👧, ﬁ";
  expect(visible(names)).toBe(names);
});

test('nothing that steers a terminal is ever left, and nothing else is touched', () => {
  const risky = fc.constantFrom('\u001B', '\u202E', '\u2069', '\u009F', '\n', '\uDC00', '\u061C');
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), risky))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const shown = visible(given);
      expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|\p{Cs}/u);
      expect(visible(shown)).toBe(shown);
    }),
  );
});
