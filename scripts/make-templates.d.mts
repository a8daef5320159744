// The types of make-templates.mjs, for its test.

import type * as template from '../src/report/template/template.ts';

export function makeTemplates(folder: string, writers: typeof template): Promise<void>;
