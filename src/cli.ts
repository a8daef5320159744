#!/usr/bin/env node
// What npm links as `pluvo-bulk`: the program on the process itself.

import module from 'node:module';
import path from 'node:path';
import { cacheFolder } from './commands/connection/cache-folder.ts';

// Node 22.8 and later keep what they have compiled; a failure is no matter. In a folder of the user's
// own: in the common one for temporary files, others could put code of theirs.
// The program is loaded after that, or it would be compiled before.
const node: Pick<typeof module, 'builtinModules'> & {
  enableCompileCache?: (folder: string) => unknown;
} = module;
node.enableCompileCache?.(path.join(cacheFolder(process), 'compiled'));
const { main } = await import('./commands/main.ts');
const { systemIo } = await import('./commands/terminal/system-io.ts');

// Set, not exited with: what has been written to a pipe must still get there.
process.exitCode = await main(process.argv.slice(2), systemIo());
