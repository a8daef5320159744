// The types of make-templates.mjs, for its test.

import type { FIELDS } from '../src/user/fields.ts';

export function makeTemplates(folder: string, table: typeof FIELDS): Promise<void>;
