// A roster much smaller than the last one, while who is not in it gets archived.

import { issue } from '../../user/issue.ts';
import type { Guard } from './guard.ts';

const SMALLEST_SHARE = 0.9;

export const shrunk: Guard = ({ counts: { rows } }, { archiveMissing, allowShrink, lastRows }) => {
  if (!archiveMissing || allowShrink || lastRows === null) return null;
  if (rows >= SMALLEST_SHARE * lastRows) return null;
  return issue('GUARD_SHRUNK', { rows, before: lastRows, flag: '--allow-shrink' });
};
