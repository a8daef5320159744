#!/usr/bin/env node
// What npm links as `pluvo-bulk`: the program on the process itself.

import module from 'node:module';

// Node 22.8 and later keep what they have compiled, in a folder of the user; a failure is no matter.
// The program is loaded after that, or it would be compiled before.
const node: Pick<typeof module, 'builtinModules'> & { enableCompileCache?: () => unknown } = module;
node.enableCompileCache?.();
const { main } = await import('./commands/main.ts');
const { systemIo } = await import('./commands/terminal/system-io.ts');

// Set, not exited with: what has been written to a pipe must still get there.
process.exitCode = await main(process.argv.slice(2), systemIo());
