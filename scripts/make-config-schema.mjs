// Makes templates/pluvo-bulk.schema.json: what a configuration file may say, for editors.
// Usage: node scripts/make-config-schema.mjs, after a build.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../.build/commands/commands.js';
import { configSchema } from '../.build/commands/options/config-schema.js';

const file = path.join(import.meta.dirname, '../templates/pluvo-bulk.schema.json');
writeFileSync(file, `${JSON.stringify(configSchema(COMMANDS), null, 2)}\n`);
