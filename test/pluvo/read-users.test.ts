// Reading everybody, page by page, from servers that limit, fail and change meanwhile.

import { describe, expect, it, onTestFinished } from 'vitest';
import { PluvoClient } from '../../src/pluvo/client.ts';
import type { UsersRead } from '../../src/pluvo/read-users.ts';
import { fixedToken } from '../../src/pluvo/token.ts';
import { startSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { Result } from '../../src/user/gateway.ts';
import type { User } from '../../src/user/user.ts';
import { body, json, serve, type Respond } from '../support/http-server.ts';
import { aUser } from '../support/users.ts';

const signal = new AbortController().signal;

interface ReadBack {
  readonly answer: Result<UsersRead>;
  readonly users: readonly User[];
}

async function readFrom(url: string, token = 'any'): Promise<ReadBack> {
  const patience = { sleep: () => Promise.resolve(), random: () => 0 };
  const tokens = fixedToken(token);
  const client = new PluvoClient({ endpoint: url, tokens, now: () => 0, patience });
  const detected = await client.detect(signal);
  if (!detected.ok) throw new Error(detected.failure.kind);
  const users: User[] = [];
  const answer = await client.readUsers((user) => users.push(user), { signal, concurrency: 3 });
  return { answer, users };
}

function people(count: number): User[] {
  return Array.from({ length: count }, (_, n) =>
    aUser({ isActive: n % 3 !== 0, roles: ['TRAINER'] }),
  );
}

async function readSandbox(users: readonly User[], options: SandboxOptions): Promise<ReadBack> {
  const sandbox = await startSandbox({ users, ...options });
  onTestFinished(() => sandbox.close());
  return readFrom(sandbox.url, sandbox.token);
}

const byId = (users: readonly User[]): User[] => [...users].sort((a, b) => (a.id < b.id ? -1 : 1));

describe.each(['first', 'second', 'both'] as const)(
  'an organisation of the generation: %s',
  (api) => {
    it.each([0, 1, 50, 51, 1234])('of %i users is read whole, each once', async (size) => {
      const given = people(size);
      const { answer, users } = await readSandbox(given, { api });
      const count = api === 'first' ? null : size;
      expect(answer).toEqual({ ok: true, value: { users: size, count, complete: true } });
      expect(byId(users)).toEqual(byId(given));
    });
  },
);

it.each([1, 2, 3])('a server that takes %i aliases gets smaller requests', async (aliasLimit) => {
  const { answer, users } = await readSandbox(people(700), { api: 'second', aliasLimit });
  expect(answer).toMatchObject({ ok: true, value: { complete: true } });
  expect(users).toHaveLength(700);
});

it('a server that fails now and then is asked again', async () => {
  const faults = { 'html-502': 0.1, 'throttled-header': 0.1, 'reset-before': 0.1 } as const;
  const { answer, users } = await readSandbox(people(2000), { api: 'second', faults });
  expect(answer).toMatchObject({ ok: true, value: { complete: true } });
  expect(users).toHaveLength(2000);
});

interface PagedServer {
  /** Called before each page: the organisation changes. */
  readonly meanwhile?: (users: User[], page: number) => void;
  readonly largestPage?: number;
  /** The list without a filter leaves out those who are archived. */
  readonly hidesArchived?: boolean;
  readonly withoutOffset?: boolean;
}

/** A server with pages that does what the sandbox would not. */
function pagedServer(users: User[], options: PagedServer): Respond {
  const { largestPage = 50, meanwhile, hidesArchived = false, withoutOffset = false } = options;
  let pages = 0;
  return (response, request) => {
    const { query, variables } = JSON.parse(request.body) as {
      query: string;
      variables: Record<string, string>;
    };
    const errors: object[] = [];
    if (query.includes('__schema')) errors.push({ message: 'introspection is disabled.' });
    if (withoutOffset && query.includes('offset:')) {
      errors.push({ message: 'Unknown argument "offset" on field "Query.paginatedUsers".' });
    }
    if (errors.length > 0 || query.includes('@skip')) {
      json(errors.length > 0 ? 400 : 200, errors.length > 0 ? { errors } : { data: {} })(
        response,
        request,
      );
      return;
    }
    const data: Record<string, unknown> = {};
    for (const [, name = '', args = ''] of query.matchAll(/(\w+): paginatedUsers\(([^)]*)\)/g)) {
      if (name.startsWith('a') && /^a\d/.test(name)) meanwhile?.(users, (pages += 1));
      const filter = /archived: (\w+)/.exec(args)?.[1];
      const list = users.filter(({ isActive }) =>
        filter === undefined ? isActive || !hidesArchived : isActive === (filter === 'false'),
      );
      const after = Number(variables[`${name}_after`] ?? '-1') + 1;
      const from = Number(/offset: (\d+)/.exec(args)?.[1] ?? after);
      const to = Math.min(from + Number(/first: (\d+)/.exec(args)?.[1]), from + largestPage);
      const edges = list.slice(from, to).map((node) => ({ node }));
      const pageInfo = { hasNextPage: to < list.length, endCursor: String(to - 1) };
      data[name] = { count: list.length, pageInfo, edges };
    }
    body(200, 'application/json', JSON.stringify({ data }))(response, request);
  };
}

async function readPages(users: User[], options: PagedServer): Promise<ReadBack> {
  const { url } = await serve(pagedServer(users, options));
  return readFrom(url);
}

it('archived users are read too where the list without a filter leaves them out', async () => {
  const given = people(400);
  const { answer, users } = await readPages(given, { hidesArchived: true });
  expect(answer).toEqual({ ok: true, value: { users: 400, count: 400, complete: true } });
  expect(byId(users)).toEqual(byId(given));
});

it('pages that are smaller than asked for are no short read', async () => {
  const { users } = await readPages(people(333), { largestPage: 20 });
  expect(users).toHaveLength(333);
});

it('without offsets, cursors do', async () => {
  const { answer, users } = await readPages(people(333), { withoutOffset: true });
  expect(answer).toMatchObject({ ok: true, value: { complete: true } });
  expect(users).toHaveLength(333);
});

it('users who are added while others are read are read as well', async () => {
  const given = people(1000);
  const { answer, users } = await readPages(given, {
    // At the front, so that everybody moves on by one.
    meanwhile: (all, page) => {
      if (page < 10) all.unshift(aUser());
    },
  });
  expect(answer).toEqual({ ok: true, value: { users: 1009, count: 1009, complete: true } });
  expect(new Set(users.map(({ id }) => id)).size).toBe(1009);
});

it('an organisation that never stands still is not said to be whole', async () => {
  const { answer, users } = await readPages(people(1000), {
    meanwhile: (all) => {
      all.unshift(aUser());
    },
  });
  if (!answer.ok) throw new Error(answer.failure.kind);
  expect(answer.value.complete).toBe(false);
  expect(answer.value.count).toBeGreaterThan(users.length);
});
