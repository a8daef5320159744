// Not all users were read: who seems to be missing may only not have been seen. No flag lifts this.

import { issue } from '../../user/issue.ts';
import type { Guard } from './guard.ts';

export const shortRead: Guard = ({ users }, { archiveMissing, expectedUsers }) => {
  if (!archiveMissing || expectedUsers === null || users >= expectedUsers) return null;
  return issue('GUARD_SHORT_READ', { read: users, expected: expectedUsers });
};
