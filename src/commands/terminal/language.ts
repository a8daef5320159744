// The language of what is shown: as asked, else the terminal's own.

import type { Catalogue } from '../../report/messages/catalogue.ts';
import { CATALOGUES, type Language, languageFrom } from '../../report/messages/languages.ts';
import type { Io } from './io.ts';

/** The words of `--lang`, or of the locale in the environment. */
export function catalogueOf(lang: Language | undefined, { env }: Pick<Io, 'env'>): Catalogue {
  // A variable that is set to nothing counts as not set (POSIX).
  const locales = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  const locale = locales.find((text) => text !== undefined && text !== '') ?? null;
  return CATALOGUES[lang ?? languageFrom(locale)];
}
