// Which of the languages there are a person reads.

import { CATALOGUES, type Language } from './languages.ts';

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
