// Which changes of a plan no longer fit, found out right before they are made: nobody knows how long the
// question stood, and what others did meanwhile.

import type { Plan } from '../../plan/plan.ts';
import { staleChanges } from '../../plan/stale.ts';
import { UserIndex } from '../../plan/user-index.ts';
import { type Selector, selectorOf } from '../../user/gateway.ts';
import { type Connection, type ReadingOptions, readAllUsers } from '../connection/connect.ts';
import type { Io } from '../terminal/io.ts';
import { waitTeller } from '../terminal/progress.ts';

/** With more, reading everybody is the quicker way. */
const MOST_SELECTED = 200;

/**
 * The numbers of the changes that no longer fit the users as they are now. Where few are concerned, and
 * the endpoint can select them, only they are read.
 */
export async function staleNow(
  { changes }: Pick<Plan, 'changes'>,
  connection: Connection,
  options: ReadingOptions,
  io: Io,
): Promise<ReadonlySet<number>> {
  if (changes.length === 0) return new Set();
  const users =
    (await concernedUsers(changes, connection, options, io))
    ?? (await readAllUsers(connection, options, io));
  return staleChanges(changes, users);
}

/** Whom the changes are about, and who has what they give; `null` where that has to be looked for. */
async function concernedUsers(
  changes: Plan['changes'],
  { client }: Connection,
  { quiet = false, lang }: ReadingOptions,
  io: Io,
): Promise<UserIndex | null> {
  const selectors = selectorsOf(changes);
  if (selectors === null) return null;
  const onWait = waitTeller(io, { quiet, lang });
  const answer = await client.readSome(selectors, { signal: io.interrupted, onWait });
  // What goes wrong is told by reading everybody, if that fails as well.
  if (answer?.ok !== true) return null;
  const users = UserIndex.of(answer.value);
  // Some servers may not find archived users, and people may have another reference by now.
  for (const change of changes) {
    if (change.action !== 'create' && users.findId(change.before.id) < 0) return null;
  }
  return users;
}

function selectorsOf(changes: Plan['changes']): readonly Selector[] | null {
  if (changes.length > MOST_SELECTED) return null;
  const found = new Map<string, Selector>();
  const add = (selector: Selector): void => {
    const value = selector.by === 'ref' ? selector.ref : selector.email;
    if (value !== '') found.set(`${selector.by}:${value}`, selector);
  };
  for (const change of changes) {
    if (change.action !== 'create') add(selectorOf(change.before));
    for (const { field, after } of change.fields) {
      if (field === 'ref' && after !== null) add({ by: field, ref: after });
      if (field === 'email' && after !== null) add({ by: field, email: after });
    }
  }
  return found.size > MOST_SELECTED ? null : [...found.values()];
}
