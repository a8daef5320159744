import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markDifference, type Marked } from '../../src/report/text/difference.ts';
import { shorten, widthOf, wrap } from '../../src/report/text/width.ts';

/** Texts as they come after `visible`: of any script, with wide characters and emoji among them. */
const aText = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('山田太郎', '👩‍👩‍👧', 'é', 'é', '🇳🇱', ' ', 'Ω', '한국', 'ﾊﾟ'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('shorten', () => {
  test.each([
    ['Sanne de Vries', 20, 'Sanne de Vries'],
    ['sanne.de.vries@zonnehof.example', 15, 'sanne.d…example'],
    ['山田太郎山田太郎', 9, '山田…太郎'],
    ['山田太郎山田太郎', 8, '山田…郎'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s in %i columns', (text, width, shown) => {
    expect(shorten(text, width)).toBe(shown);
  });

  test('never takes more room than there is, and cuts only what is too long', () => {
    fc.assert(
      fc.property(aText, fc.nat(60), (text, width) => {
        const shown = shorten(text, width);
        expect(widthOf(shown)).toBeLessThanOrEqual(width);
        if (widthOf(text) <= width) expect(shown).toBe(text);
      }),
    );
  });
});

describe('wrap', () => {
  test('breaks at spaces, and within a word that is longer than a line', () => {
    expect(wrap('Correct the address in https://acme.example/a', 12)).toEqual([
      'Correct the',
      'address in',
      'https://acme',
      '.example/a',
    ]);
  });

  test('no line is too wide, and no word is lost', () => {
    fc.assert(
      fc.property(aText, fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('markDifference', () => {
  const whole = ({ start, middle, end }: Marked): string => start + middle + end;

  test('marks only what differs', () => {
    const [before, after] = markDifference('sanne@old.example', 'sanne@new.example', 80);
    expect(before).toEqual({ start: 'sanne@', middle: 'old', end: '.example' });
    expect(after).toEqual({ start: 'sanne@', middle: 'new', end: '.example' });
  });

  test('a difference deep in long texts stays in sight', () => {
    const text = (level: number): string =>
      `${'a'.repeat(100)} level ${String(level)} ${'b'.repeat(100)}`;
    const [before, after] = markDifference(text(4), text(5), 40).map(whole);
    expect(before).toBe('…aa level 4 bbbbbbb…');
    expect(after).toBe('…aa level 5 bbbbbbb…');
  });

  test('together they take at most the room there is, and all of it is shown where it fits', () => {
    fc.assert(
      fc.property(aText, aText, fc.integer({ min: 4, max: 80 }), (a, b, width) => {
        const shown = markDifference(a, b, width).map(whole);
        expect(widthOf(shown.join('|')) - 1).toBeLessThanOrEqual(width);
        if (widthOf(a) + widthOf(b) <= width) expect(shown).toEqual([a, b]);
      }),
    );
  });
});
