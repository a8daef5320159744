// A roster in which nothing could be used: the wrong file, or the wrong columns.

import { issue } from '../../user/issue.ts';
import type { Guard } from './guard.ts';

export const noValidRow: Guard = ({ counts: { rows, invalid, conflict } }) =>
  rows === invalid + conflict ? issue('GUARD_NO_VALID_ROW', { rows }) : null;
