import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from '../../src/user/round-trip.ts';

describe('guardFormula', () => {
  it.each([
    '=1+1',
    '+31 6 12345678',
    '-5',
    '@sum',
    '\t=1',
    '\rx',
    ' =1',
    '\n=1',
    '＝1',
    "'=1",
    "''=1",
  ])('puts one apostrophe before %j', (value) => {
    expect(guardFormula(value)).toBe(`'${value}`);
  });

  it.each([
    '',
    "'t Hart",
    "'s-Hertogenbosch",
    'a=b',
    'piet@voorbeeld.example',
    '00123',
    "''",
    ' x',
  ])('leaves %j alone', (value) => {
    expect(guardFormula(value)).toBe(value);
  });
});

describe('unguardFormula', () => {
  it.each([
    ["'=1+1", '=1+1'],
    ["'+31 6 12345678", '+31 6 12345678'],
    ["''=1", "'=1"],
    ["' =1", ' =1'],
    ["'t Hart", "'t Hart"],
    ["'", "'"],
    ['=1', '=1'],
  ])('reads %j as %j', (cell, value) => {
    expect(unguardFormula(cell)).toBe(value);
  });

  const pieces = fc.constantFrom(
    "'",
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    ' ',
    '＝',
    '\u00A0',
    'x',
  );
  it('undoes the guard for any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces }));
    fc.assert(
      fc.property(text, (value) => {
        expect(unguardFormula(guardFormula(value))).toBe(value);
      }),
    );
  });

  it('leaves no text that a spreadsheet program would compute', () => {
    fc.assert(
      fc.property(fc.string({ unit: pieces }), (value) => {
        expect(guardFormula(value).trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});
