// Reading users, 50 a page, 50 ms an answer: the reader beside the cursor loop of the public
// documentation (on a tenth of the users: it takes the same time for every page).

import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { load } from './modules.mjs';

const { AbortController, fetch } = globalThis;

const LATENCY_MS = 50;
const FIELDS =
  'id archived email name ref roles profileImage language extraFields afasEmployeeId afasPersonId';

const speed = ({ users, wall }) => users / wall;

export default [
  {
    name: 'reading all users',
    sizes: { full: 100_000, small: 2000 },
    runs: 1,
    async prepare({ size, onEnd }) {
      const server = createServer((request, response) => void answer(size, request, response));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      onEnd(() => {
        server.close();
        server.closeAllConnections();
      });
      return { url: `http://127.0.0.1:${server.address().port}/graphql/` };
    },
    ways: { 'cursor loop': cursorLoop, 'pluvo-bulk': ourReader },
    targets: [
      {
        measured: 'speed of the cursor loop',
        of: ({ 'pluvo-bulk': ours, 'cursor loop': loop }) => speed(ours) / speed(loop),
        unit: '×',
        atLeast: 10,
      },
    ],
  },
];

/** A server that is as quick as one can be, so that its work does not hold up who reads. */
async function answer(users, request, response) {
  const { query, variables = {} } = JSON.parse(await text(request));
  await delay(LATENCY_MS);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(answerTo(query, variables, users));
}

function answerTo(query, variables, users) {
  if (query.includes('__schema')) return '{"errors":[{"message":"introspection is disabled"}]}';
  if (query.includes('@skip') && query.includes('isActive ')) {
    return '{"errors":[{"message":"Cannot query field \\"isActive\\" on type \\"User\\"."}]}';
  }
  const fields = [...query.matchAll(/(?:(\w+): )?paginatedUsers\(([^)]*)\)/g)].map(
    ([, name = 'paginatedUsers', args]) => {
      const offset = /offset: (\d+)/.exec(args)?.[1] ?? variables.after ?? 0;
      const filter = /archived: (\w+)/.exec(args)?.[1];
      if (filter !== undefined) {
        const archived = Math.ceil(users / 20);
        return `"${name}":{"count":${filter === 'true' ? archived : users - archived}}`;
      }
      const first = Number(/first: (\d+)/.exec(args)[1]);
      return `"${name}":${page(users, Number(offset), first)}`;
    },
  );
  return `{"data":{${fields.join(',')}}}`;
}

function page(users, from, first) {
  const to = Math.min(users, from + first);
  const edges = Array.from({ length: Math.max(0, to - from) }, (_, at) => edge(from + at));
  const info = `{"hasNextPage":${to < users},"endCursor":"${to}"}`;
  return `{"count":${users},"pageInfo":${info},"edges":[${edges.join(',')}]}`;
}

const edge = (n) =>
  `{"node":{"id":"00000000-0000-4000-8000-${String(n).padStart(12, '0')}","archived":${n % 20 === 0},"email":"user${n}@acme.example","name":"User ${n}","ref":"${n}","roles":["PARTICIPANT"],"profileImage":"","language":"NL","extraFields":"{}","afasEmployeeId":null,"afasPersonId":null}}`;

/** As the documentation shows it: one page after another. */
function cursorLoop({ url, size }) {
  const query = `query($after: String) { paginatedUsers(first: 50, after: $after) { count pageInfo { hasNextPage endCursor } edges { node { ${FIELDS} } } } }`;
  return async () => {
    const all = [];
    let after = null;
    while (all.length < size / 10) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: after === null ? {} : { after } }),
      });
      const { edges, pageInfo } = (await response.json()).data.paginatedUsers;
      for (const { node } of edges) all.push(node);
      after = pageInfo.endCursor;
    }
    return { users: all.length };
  };
}

async function ourReader({ url, size }) {
  const { PluvoClient, UserIndex, fixedToken } = await load(
    'PluvoClient',
    'UserIndex',
    'fixedToken',
  );
  const { signal } = new AbortController();
  const patience = { sleep: () => Promise.resolve(), random: Math.random };
  const tokens = fixedToken('x');
  const client = new PluvoClient({ endpoint: url, tokens, now: Date.now, patience });
  return async () => {
    const index = new UserIndex();
    await client.detect(signal);
    const read = await client.readUsers((user) => index.add(user), { signal });
    if (!read.ok || !read.value.complete) throw new Error(JSON.stringify(read));
    if (index.size !== size) throw new Error(`${index.size} of ${size} users were read`);
    return { users: index.size };
  };
}
