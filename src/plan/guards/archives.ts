// More archives than a day's leavers: the export was probably cut off.

import { issue } from '../../user/issue.ts';
import type { ArchiveLimit } from '../policy.ts';
import type { Guard } from './guard.ts';

const DEFAULT_COUNT = 5;
const DEFAULT_SHARE = 0.05;

/** At the limit is allowed; above it is refused. */
export const archives: Guard = ({ counts, base }, { maxArchive, archiveMissing: missing }) => {
  const { archive } = counts.actions;
  const limit = archiveLimit(maxArchive, base);
  if (archive <= limit) return null;
  const flag = `--max-archive ${String(archive)}`;
  const figures = { archives: archive, limit: Math.floor(limit), base };
  return issue('GUARD_ARCHIVES', { ...figures, flag, missing });
};

/** How many archives are allowed, of `base` users. */
function archiveLimit(limit: ArchiveLimit, base: number): number {
  switch (limit.kind) {
    case 'count':
      return limit.count;
    case 'share':
      return limit.share * base;
    case 'default':
      return Math.max(DEFAULT_COUNT, DEFAULT_SHARE * base);
  }
}
