// Reading 100,000 users, 50 a page, 50 ms an answer: the cursor loop of the public documentation beside
// the reader. Usage: node test/bench/read-users.mjs [USERS] [LATENCY_MS], after a build.

import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const { AbortController, fetch } = globalThis;

const [users = 100_000, latencyMs = 50] = process.argv.slice(2).map(Number);

/** The server runs beside, so that its work is not counted as the reader's. */
async function serve() {
  const { createServer } = await import('node:http');
  const node = (n) =>
    `{"node":{"id":"00000000-0000-4000-8000-${String(n).padStart(12, '0')}","archived":${n % 20 === 0},"email":"user${n}@acme.example","name":"User ${n}","ref":"${n}","roles":["PARTICIPANT"],"profileImage":"","language":"NL","extraFields":"{}","afasEmployeeId":null,"afasPersonId":null}}`;
  const page = (from, first) => {
    const to = Math.min(workerData.users, from + first);
    const edges = Array.from({ length: Math.max(0, to - from) }, (_, at) => node(from + at));
    const info = `{"hasNextPage":${to < workerData.users},"endCursor":"${to}"}`;
    return `{"count":${workerData.users},"pageInfo":${info},"edges":[${edges.join(',')}]}`;
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { query, variables = {} } = JSON.parse(body);
      const data = [...query.matchAll(/(?:(\w+): )?paginatedUsers\(([^)]*)\)/g)].map(
        ([, name, args]) => {
          const offset = /offset: (\d+)/.exec(args)?.[1] ?? variables.after ?? 0;
          const filter = /archived: (\w+)/.exec(args)?.[1];
          if (filter !== undefined) {
            const archived = Math.ceil(workerData.users / 20);
            const count = filter === 'true' ? archived : workerData.users - archived;
            return `"${name}":{"count":${count}}`;
          }
          return `"${name ?? 'paginatedUsers'}":${page(Number(offset), Number(/first: (\d+)/.exec(args)[1]))}`;
        },
      );
      const isSchema = query.includes('__schema');
      const unknown =
        '{"errors":[{"message":"Cannot query field \\"isActive\\" on type \\"User\\"."}]}';
      const text = isSchema
        ? '{"errors":[{"message":"introspection is disabled"}]}'
        : query.includes('@skip') && query.includes('isActive ')
          ? unknown
          : `{"data":{${data.join(',')}}}`;
      void delay(workerData.latencyMs).then(() => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(text);
      });
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
}

const FIELDS =
  'id archived email name ref roles profileImage language extraFields afasEmployeeId afasPersonId';

/** As the documentation shows it: one page after another. */
async function cursorLoop(url) {
  const query = `query($after: String) { paginatedUsers(first: 50, after: $after) { count pageInfo { hasNextPage endCursor } edges { node { ${FIELDS} } } } }`;
  const all = [];
  for (let after = null, more = true; more;) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: after === null ? {} : { after } }),
    });
    const { edges, pageInfo } = (await answer.json()).data.paginatedUsers;
    for (const { node } of edges) all.push(node);
    more = pageInfo.hasNextPage;
    after = pageInfo.endCursor;
  }
  return all.length;
}

async function ourReader(url) {
  const { PluvoClient } = await import('../../dist/pluvo/client.js');
  const { fixedToken } = await import('../../dist/pluvo/token.js');
  const { UserIndex } = await import('../../dist/plan/user-index.js');
  const { signal } = new AbortController();
  const patience = { sleep: () => Promise.resolve(), random: Math.random };
  const client = new PluvoClient({
    endpoint: url,
    tokens: fixedToken('x'),
    now: Date.now,
    patience,
  });
  const index = new UserIndex();
  await client.detect(signal);
  const answer = await client.readUsers((user) => index.add(user), { signal });
  if (!answer.ok || !answer.value.complete) throw new Error(JSON.stringify(answer));
  return index.size;
}

async function measured(name, work) {
  const started = performance.now();
  const count = await work();
  const seconds = (performance.now() - started) / 1000;
  if (count !== users) throw new Error(`${name} read ${count} users`);
  const rss = Math.round(process.memoryUsage.rss() / 1024 ** 2);
  console.log(`${name.padEnd(14)} ${seconds.toFixed(1).padStart(7)} s   ${rss} MB`);
  return seconds;
}

if (isMainThread) {
  const server = new Worker(new URL(import.meta.url), { workerData: { users, latencyMs } });
  const port = await new Promise((resolve) => server.once('message', resolve));
  const url = `http://127.0.0.1:${port}/graphql/`;
  console.log(`${users} users, ${latencyMs} ms an answer`);
  const ours = await measured('pluvo-bulk', () => ourReader(url));
  const loop = await measured('cursor loop', () => cursorLoop(url));
  console.log(`${(loop / ours).toFixed(1)} times as fast (wanted: 10)`);
  await server.terminate();
  if (loop / ours < 10) process.exitCode = 1;
} else await serve();
