// How much of what a server allows is used: 20 requests a second with a burst of 20 and 50 ms latency,
// none of which the client is told, against a loop of one mutation a request (on a hundredth of the work).

import { setTimeout as delay } from 'node:timers/promises';
import { inLetters, policy, user } from './inputs.mjs';
import { load } from './modules.mjs';

const { signal: NEVER } = new globalThis.AbortController();
const LIMIT = { rate: 20, burst: 20, latencyMs: 50 };
/** The most mutations in a request that the client tries by itself. */
const BATCH = 50;

const allowed = ({ wall }) => LIMIT.burst + wall * LIMIT.rate;
const speed = ({ done, wall }) => done / wall;

export default [
  {
    name: 'apply changes under a limit of requests',
    sizes: { full: 20_000, small: 6000 },
    runs: 1,
    ways: {
      'one by one': async ({ size }) => withServer(size / 100, loop),
      apply: async ({ size }) => withServer(size, ours),
    },
    targets: [
      {
        measured: 'used of the allowed requests',
        of: ({ apply }) => ((apply.requests - apply.throttled) / allowed(apply)) * 100,
        unit: ' %',
        atLeast: 90,
      },
      {
        measured: 'refused requests',
        of: ({ apply }) => (apply.throttled / apply.requests) * 100,
        unit: ' %',
        atMost: 3,
      },
      {
        measured: 'speed of one mutation a request',
        of: ({ apply, 'one by one': loop }) => speed(apply) / speed(loop),
        unit: '×',
        atLeast: 8,
      },
      {
        measured: 'requests, to the fewest that there could be',
        of: ({ apply }) => apply.requests / (apply.done / BATCH),
        unit: '×',
        // 450 for 20,000.
        atMost: 1.125,
      },
    ],
  },
  {
    name: 'apply changes where fifteen aliases are the most',
    sizes: { full: 6000, small: 600 },
    runs: 1,
    ways: { apply: async ({ size }) => withServer(size, ours, { aliasLimit: 15 }) },
    targets: [
      {
        measured: 'requests, to the fewest that there could be',
        of: ({ apply }) => apply.requests / (apply.done / 15),
        unit: '×',
        atMost: 1.1,
      },
    ],
  },
  {
    name: 'apply a few thousand changes, finding the speed included',
    sizes: { full: 6000, small: 6000 },
    runs: 1,
    ways: { apply: async ({ size }) => withServer(size, ours) },
    targets: [
      {
        measured: 'time, to the ideal',
        of: ({ apply }) => apply.wall / ((apply.done / BATCH - LIMIT.burst) / LIMIT.rate),
        unit: '×',
        atMost: 1.2,
      },
    ],
  },
];

async function withServer(size, work, more = {}) {
  const { PluvoClient, UserIndex, buildPlan, fixedToken, startSandbox, systemClock } = await load(
    'PluvoClient',
    'UserIndex',
    'buildPlan',
    'fixedToken',
    'startSandbox',
    'systemClock',
  );
  const users = Array.from({ length: size }, (_, n) => user(n, { isActive: true }));
  const rows = users.map(({ ref }, n) => {
    const wanted = { ref, name: `Nieuw ${inLetters(n)}` };
    return { kind: 'person', place: { sheet: 0, row: n + 2 }, wanted };
  });
  const sheets = [{ name: null, columns: { ref: ['A'], name: ['B'] } }];
  const { plan } = buildPlan({ sheets, rows }, UserIndex.of(users), policy());
  const sandbox = await startSandbox({ users, ...LIMIT, ...more });
  const client = new PluvoClient({
    endpoint: sandbox.url,
    tokens: fixedToken(sandbox.token),
    now: () => Date.now(),
    patience: systemClock,
  });
  return async () => {
    await work(client, plan);
    const { requests, throttled } = sandbox.counters;
    const figures = { requests, throttled, done: sandbox.log.length };
    await sandbox.close();
    if (figures.done !== size) throw new Error(`${figures.done} of ${size} changes were made`);
    return figures;
  };
}

async function ours(client, plan) {
  const { DEFAULT_PACE, applyPlan, systemClock } = await load(
    'DEFAULT_PACE',
    'applyPlan',
    'systemClock',
  );
  const stoppedBy = await applyPlan(plan, {
    gateway: client,
    pace: DEFAULT_PACE,
    clock: systemClock,
    signal: NEVER,
    stale: new Set(),
    onOutcome: () => undefined,
  });
  if (stoppedBy !== null) throw new Error(`stopped: ${stoppedBy.kind}`);
}

/** What a careful script would do: one after another, at a speed that somebody had to be told. */
async function loop(client, plan) {
  const { mutationOf } = await load('mutationOf');
  for (const change of plan.changes) {
    for (;;) {
      const startsAt = performance.now();
      const answer = await client.send([mutationOf(change)], NEVER);
      await delay(Math.max(0, 1000 / LIMIT.rate - (performance.now() - startsAt)));
      if (answer.ok) break;
    }
  }
}
