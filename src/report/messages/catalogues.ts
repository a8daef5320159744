// The languages there are. A new one is a file like `en.ts` and a row here.

import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';

export const CATALOGUES = { en } as const satisfies Readonly<Record<string, Catalogue>>;

export type Language = keyof typeof CATALOGUES;
