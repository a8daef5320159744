// Reads single users back, to see whether a write whose answer was lost has been carried out.

import type { Result, Selector } from '../user/gateway.ts';
import { emailForm, tidy } from '../user/fold.ts';
import type { User } from '../user/user.ts';
import { failureOfError, type Envelope } from './answer.ts';
import type { ReadCapabilities } from './capabilities.ts';
import { alias, userFields, type Operation } from './documents.ts';
import { parseUser } from './parse-user.ts';
import type { UsersRead } from './read-users.ts';

export interface ReadingBack {
  readonly ask: (operation: Operation) => Promise<Result<Envelope>>;
  readonly read: ReadCapabilities;
  /** Every user of the organisation, for what no query selects by. */
  readonly everybody: (
    onUser: (user: User) => void,
  ) => Promise<Result<Pick<UsersRead, 'complete'>>>;
}

/**
 * The users in the order of the selectors, `null` where there is none. One request where this
 * endpoint's `user(…)` can select them all (the first generation does so by ref only).
 */
export async function readBack(
  selectors: readonly Selector[],
  { ask, read, everybody }: ReadingBack,
): Promise<Result<readonly (User | null)[]>> {
  if (selectors.length === 0) return { ok: true, value: [] };
  if (!selectors.every(({ by }) => read.selectors.has(by))) return search(selectors, everybody);
  const answer = await ask(operationFor(selectors, read));
  if (!answer.ok) return answer;
  const { data, errors } = answer.value;
  const found: (User | null)[] = [];
  for (const number of selectors.keys()) {
    const error = errors.find(({ alias: at }) => at === alias(number) || at === null);
    const failure = error === undefined ? null : failureOfError(error);
    const isNobody = failure?.kind === 'rejected' && failure.reason === 'notFound';
    // Nothing that only asks can be invalid: something broke, or it says in words that nobody knows
    // that there is none. To have read everybody tells.
    const isBroken = failure?.kind === 'rejected' && failure.reason === 'invalid';
    if (isBroken) return search(selectors, everybody);
    if (failure !== null && !isNobody) return { ok: false, failure };
    const json = isNobody ? null : data?.[alias(number)];
    const user = json === null ? null : parseUser(json);
    if (json !== null && user === null) {
      return { ok: false, failure: { kind: 'server', status: 200 } };
    }
    found.push(user);
  }
  return { ok: true, value: found };
}

function operationFor(selectors: readonly Selector[], read: ReadCapabilities): Operation {
  const variables: Record<string, string> = {};
  const fields = userFields(read);
  const users = selectors.map((selector, number) => {
    const name = `${alias(number)}_select`;
    variables[name] = selector.by === 'ref' ? selector.ref : selector.email;
    return `${alias(number)}: user(${selector.by}: $${name}) { ${fields} }`;
  });
  const declared = Object.keys(variables).map((name) => `$${name}: String!`);
  return { document: `query ReadBack(${declared.join(', ')}) { ${users.join(' ')} }`, variables };
}

async function search(
  selectors: readonly Selector[],
  everybody: ReadingBack['everybody'],
): Promise<Result<readonly (User | null)[]>> {
  const wanted = new Set(selectors.map(keyOf));
  const found = new Map<string, User>();
  const answer = await everybody((user) => {
    const keys = [`email:${emailForm(user.email)}`, `ref:${tidy(user.ref ?? '')}`];
    for (const key of keys) if (wanted.has(key)) found.set(key, user);
  });
  if (!answer.ok) return answer;
  // Who was not read may be there.
  if (!answer.value.complete) return { ok: false, failure: { kind: 'server', status: 200 } };
  return { ok: true, value: selectors.map((selector) => found.get(keyOf(selector)) ?? null) };
}

function keyOf(selector: Selector): string {
  return selector.by === 'ref' ? `ref:${tidy(selector.ref)}` : `email:${emailForm(selector.email)}`;
}
