// What every way of reading users needs, and when an answer is none.

import type { Failure, Result } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import { failureOfError, type Envelope } from './answer.ts';
import type { ReadCapabilities } from './capabilities.ts';
import type { Operation } from './documents.ts';

export interface Reading {
  readonly ask: (operation: Operation) => Promise<Result<Envelope>>;
  readonly read: ReadCapabilities;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Told of each user once, in no particular order. */
  readonly onUser: (user: User) => void;
  /** How many have been read, of how many that there are. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What an answer that is to be read whole failed with. */
export function failureIn(answer: Result<Envelope>): Failure | null {
  if (!answer.ok) return answer.failure;
  const error = answer.value.errors[0];
  return error === undefined ? null : failureOfError(error);
}

export const NO_USERS: Failure = {
  kind: 'notGraphql',
  status: 200,
  found: 'an answer without users',
};
