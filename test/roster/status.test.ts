import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { statusWord } from '../../src/roster/rows/status.ts';
import { isYesOrNo, languageCode } from '../../src/user/words.ts';
import { describeShared, sharedData } from '../shared-data.ts';

interface Vocabulary {
  readonly isActive: {
    readonly true: Readonly<Record<string, readonly string[]>>;
    readonly false: Readonly<Record<string, readonly string[]>>;
    readonly futureJoiner: readonly string[];
    readonly stillEmployedButAway: readonly string[];
    readonly futureLeaver: readonly string[];
    readonly ambiguous: readonly string[];
  };
  readonly language: Readonly<Record<'nl' | 'en' | 'de' | 'fr', readonly string[]>> & {
    readonly other: Readonly<Record<string, readonly string[]>>;
  };
}

describeShared('the words of HR systems', () => {
  const { isActive, language } = JSON.parse(
    readFileSync(sharedData('value-vocabulary.json'), 'utf8'),
  ) as Vocabulary;

  const LISTS: readonly (readonly [string | null, readonly string[]])[] = [
    ['active', Object.values(isActive.true).flat()],
    ['left', Object.values(isActive.false).flat()],
    ['joins', isActive.futureJoiner],
    ['away', isActive.stillEmployedButAway],
    ['leaves', isActive.futureLeaver],
  ];

  it.each(LISTS)('for %s', (status, words) => {
    // `actif` and `active` are also an adjective's other gender.
    expect(words.filter((word) => statusWord(word) !== status)).toEqual([]);
    expect(words.filter((word) => statusWord(` ${word.toUpperCase()} `) !== status)).toEqual([]);
  });

  it('that are contract kinds, marital states or import actions say nothing', () => {
    const letters = ['n', 'j', 'o', '1', '0'];
    const vague = isActive.ambiguous.filter((word) => !letters.includes(word));
    expect(vague.filter((word) => statusWord(word) !== null)).toEqual([]);
  });

  it('for languages', () => {
    const { other, ...main } = language;
    const all = Object.entries({ ...main, ...other }).filter(([code]) => code !== 'note');
    // `n` and `f` mean a language only in Belgian columns of the "taalrol".
    const wrong = all.flatMap(([code, words]) =>
      words
        .filter((word) => word.length > 1)
        .filter((word) => languageCode(word) !== code.toUpperCase()),
    );
    expect(wrong).toEqual([]);
    expect(languageCode('n')).toBe(null);
    expect(languageCode('Ned')).toBe(null);
  });
});

describe('a word', () => {
  it('answers the heading, or says itself what is the case', () => {
    expect(['Ja', 'nee', 'TRUE', '0', 'waar'].every(isYesOrNo)).toBe(true);
    expect(['Geblokkeerd', 'actief', 'uit dienst', 'suspended', ''].some(isYesOrNo)).toBe(false);
  });
});
