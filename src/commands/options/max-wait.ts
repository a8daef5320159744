// How long a server may ask to wait: a text such as `10m` as milliseconds.

import { usageError } from './usage.ts';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** What timers can hold is 24 days; nobody waits for a day. */
const LONGEST_MS = 24 * 3_600_000;

/** The value of `--max-wait` in milliseconds; a number alone is minutes. Fails with USAGE. */
export function maxWaitMsOf(text: string): number {
  const [, digits, unit = 'm'] = /^(\d{1,6})\s*([smh])?$/i.exec(text.trim()) ?? [];
  const ms = Number(digits) * (UNIT_MS[unit.toLowerCase()] ?? NaN);
  if (ms >= 0 && ms <= LONGEST_MS) return ms;
  throw usageError('--max-wait takes a time of at most a day: 90s, 10m or 2h');
}
