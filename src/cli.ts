#!/usr/bin/env node
// What npm links as `pluvo-bulk`: the program on the process itself.

import { main } from './commands/main.ts';
import { systemIo } from './commands/terminal/system-io.ts';

// Set, not exited with: what has been written to a pipe must still get there.
process.exitCode = await main(process.argv.slice(2), systemIo());
