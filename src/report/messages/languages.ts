// The languages there are. A new one is a file like `en.ts` and a row here.

import type { Catalogue } from './catalogue.ts';
import { en } from './en/en.ts';
import { nl } from './nl/nl.ts';

export const CATALOGUES = { en, nl } as const satisfies Readonly<Record<string, Catalogue>>;

export type Language = keyof typeof CATALOGUES;
