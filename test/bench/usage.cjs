// Loaded before a program that is measured as a whole: at its end, what it took goes to descriptor 3.

/* global process */
process.on('exit', () => {
  require('node:fs').writeSync(3, JSON.stringify(process.resourceUsage()));
});
