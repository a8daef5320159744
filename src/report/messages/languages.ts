// The languages there are. A new one is a file like `en.ts` and a row here.

import type { Catalogue } from './catalogue.ts';
import { en } from './en/en.ts';
import { nl } from './nl/nl.ts';

export const CATALOGUES = { en, nl } as const satisfies Readonly<Record<string, Catalogue>>;

export type Language = keyof typeof CATALOGUES;

/**
 * The language of a locale as the environment has it (`LC_ALL`, `LC_MESSAGES` or `LANG`:
 * `nl_BE.UTF-8`; or `LANGUAGE`: `nl:en`). English where it is unset or another.
 */
export function languageFrom(locale: string | null): Language {
  for (const wanted of (locale ?? '').split(':')) {
    const code = /^[a-z]+/.exec(wanted.trim().toLowerCase())?.[0] ?? '';
    if (isLanguage(code)) return code;
  }
  return 'en';
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(CATALOGUES, code);
}
