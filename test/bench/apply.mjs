// How much of what a server allows is used: 20 requests a second with a burst of 20 and 50 ms latency,
// none of which the client is told, against a loop of one mutation a request (on a tenth of the work).
//   node test/bench/apply.mjs [changes]

import { setTimeout as delay } from 'node:timers/promises';
import { applyPlan, DEFAULT_PACE } from '../../dist/apply/apply-plan.js';
import { mutationOf } from '../../dist/apply/mutation.js';
import { systemClock } from '../../dist/apply/system-clock.js';
import { buildPlan } from '../../dist/plan/build.js';
import { BARE_POLICY } from '../../dist/commands/bare-policy.js';
import { UserIndex } from '../../dist/plan/user-index.js';
import { PluvoClient } from '../../dist/pluvo/client.js';
import { fixedToken } from '../../dist/pluvo/token.js';
import { startSandbox } from '../../dist/sandbox/sandbox.js';

const changes = Number(process.argv[2] ?? 20_000);
const { signal: NEVER } = new globalThis.AbortController();
const LIMIT = { rate: 20, burst: 20, latencyMs: 50 };

function anOrganisation(size) {
  return Array.from({ length: size }, (_, n) => ({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    isActive: true,
    email: `b${n}@zonnehof.example`,
    name: `Old ${n}`,
    ref: `b${n}`,
    roles: [],
    profileImage: '',
    language: 'NL',
    extraFields: '{}',
    afasEmployeeId: null,
    afasPersonId: null,
  }));
}

function planOf(users) {
  const sheets = [{ name: null, columns: { ref: ['A'], name: ['B'] } }];
  const rows = users.map(({ ref }, n) => {
    return { kind: 'person', place: { sheet: 0, row: n + 2 }, wanted: { ref, name: `New ${n}` } };
  });
  const policy = { ...BARE_POLICY, match: 'auto', writable: new Set(['name']) };
  return buildPlan({ sheets, rows }, UserIndex.of(users), policy).plan;
}

async function withServer(size, work) {
  const users = anOrganisation(size);
  const sandbox = await startSandbox({ users, ...LIMIT });
  const client = new PluvoClient({
    endpoint: sandbox.url,
    tokens: fixedToken(sandbox.token),
    now: () => Date.now(),
    patience: systemClock,
  });
  try {
    const started = performance.now();
    await work(client, planOf(users));
    const seconds = (performance.now() - started) / 1000;
    return { seconds, ...sandbox.counters, done: sandbox.log.length };
  } finally {
    await sandbox.close();
  }
}

/** What a careful script would do: one after another, at a speed that somebody had to be told. */
async function loop(client, plan) {
  for (const change of plan.changes) {
    for (;;) {
      const startsAt = performance.now();
      const answer = await client.send([mutationOf(change)], NEVER);
      await delay(Math.max(0, 1000 / LIMIT.rate - (performance.now() - startsAt)));
      if (answer.ok) break;
    }
  }
}

const ours = await withServer(changes, async (client, plan) => {
  const stoppedBy = await applyPlan(plan, {
    gateway: client,
    pace: DEFAULT_PACE,
    clock: systemClock,
    signal: NEVER,
    stale: new Set(),
    onOutcome: () => undefined,
  });
  if (stoppedBy !== null) throw new Error(`stopped: ${stoppedBy.kind}`);
});
const theirs = await withServer(Math.ceil(changes / 10), loop);
const allowed = LIMIT.burst + ours.seconds * LIMIT.rate;
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const speed = (run) => run.done / run.seconds;
console.log(
  `apply: ${changes} changes in ${ours.seconds.toFixed(1)} s, ${speed(ours).toFixed(0)} a second`,
);
console.log(`  allowed ${Math.round(allowed)}, sent ${ours.requests}, refused ${ours.throttled}`);
console.log(`  used ${percent((ours.requests - ours.throttled) / allowed)} (at least 90 %)`);
console.log(`  refused ${percent(ours.throttled / ours.requests)} (under 3 %)`);
console.log(
  `  against one mutation a request (${speed(theirs).toFixed(1)} a second): ${(speed(ours) / speed(theirs)).toFixed(1)}× (at least 8×)`,
);
