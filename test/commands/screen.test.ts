import { expect, test } from 'vitest';
import { screenOf } from '../../src/commands/terminal/io.ts';

test.each([
  [100, 50, { columns: 100, rows: 50 }],
  [0, 0, { columns: 80, rows: 40 }],
  [undefined, undefined, { columns: 80, rows: 40 }],
])('a terminal that says that it is %j wide and %j high', (columns, rows, expected) => {
  expect(screenOf({ columns, rows }, true)).toEqual({ ...expected, color: true });
});
