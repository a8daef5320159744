// The policy of a plan that is not made from a roster: nothing is narrowed, nobody is protected.

import type { Policy } from '../plan/policy.ts';

export const BARE_POLICY: Policy = {
  match: 'id',
  blank: 'keep',
  restore: false,
  invite: false,
  writable: new Set(),
  archiveMissing: false,
  scope: [],
  protect: [],
  maxArchive: { kind: 'default' },
  allowMassChange: new Set(),
  allowShrink: true,
  lastRows: null,
  expectedUsers: null,
  only: null,
  limit: null,
};
