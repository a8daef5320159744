// The language of what is shown: as asked, else the terminal's own.

import type { Catalogue } from '../report/messages/catalogue.ts';
import { CATALOGUES, type Language } from '../report/messages/catalogues.ts';
import { languageFrom } from '../report/messages/language.ts';
import type { Io } from './io.ts';

/** The words of `--lang`, or of the locale in the environment. */
export function catalogueOf(lang: Language | undefined, { env }: Pick<Io, 'env'>): Catalogue {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? null;
  return CATALOGUES[lang ?? languageFrom(locale)];
}
