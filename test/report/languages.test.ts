import { describe, expect, test } from 'vitest';
import { en } from '../../src/report/messages/en/en.ts';
import { languageFrom } from '../../src/report/messages/languages.ts';
import { nl } from '../../src/report/messages/nl/nl.ts';
import { wordsOf } from '../../src/report/messages/words.ts';
import type { IssueCode } from '../../src/user/issue.ts';
import { ONE_OF_EVERY } from './one-of-every.ts';

test.each([
  ['nl_NL.UTF-8', 'nl'],
  ['nl_BE', 'nl'],
  ['nl', 'nl'],
  ['NL-nl', 'nl'],
  ['fr:nl:en', 'nl'],
  ['en_GB.UTF-8', 'en'],
  ['de_DE', 'en'],
  ['C.UTF-8', 'en'],
  ['nld_NL', 'en'],
  ['', 'en'],
  [null, 'en'],
] as const)('the language of the locale %j is %s', (locale, language) => {
  expect(languageFrom(locale)).toBe(language);
});

/** All texts of a part of a catalogue, by their path; those that are made with parameters are left out. */
function textsOf(part: unknown, at = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof part === 'string') return [[at, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) => textsOf(inner, `${at}.${key}`));
}

/** Texts of the parameters themselves: file names, addresses and words of the system. */
function givenTexts(params: unknown): readonly string[] {
  return textsOf(params).map(([, text]) => text);
}

/** Everyday English that is not Dutch too. */
const ENGLISH =
  /\b(?:the|this|that|these|not|with|from|and|are|has|have|file|row|rows|user|users|value|cell|again|cannot|it|its|be|by|to|add|column|columns|sheet|change|check|correct)\b/i;

const SAME_IN_BOTH = new Set(['Code', 'API', 'token', 'm', 's']);

describe('Dutch', () => {
  const english = new Map(textsOf(en));

  test('no text is still in English', () => {
    const same = textsOf(nl).filter(([at, text]) => english.get(at) === text);
    expect(same.filter(([, text]) => !SAME_IN_BOTH.has(text))).toEqual([]);
  });

  test.each(Object.keys(ONE_OF_EVERY) as IssueCode[])('%s has no English in it', (code) => {
    const params = ONE_OF_EVERY[code];
    const { message, hint } = wordsOf({ code, params }, nl);
    // What is typed stays as it is, and so do the parameters.
    let text = `${message} ${hint}`.replace(
      /--[\w-]+(?: "[^"]*"| [\w=-]+)?|"[^"]*"|https?:\S+|\w+\.\w+/g,
      '',
    );
    for (const given of givenTexts(params)) text = text.replaceAll(given, '');
    expect(text).not.toMatch(ENGLISH);
  });
});
