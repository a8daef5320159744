// Reads that fail are sent again, as often as that makes sense for what failed.

import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../src/pluvo/answer.ts';
import { paced } from '../../src/pluvo/retries.ts';
import type { Failure, Result } from '../../src/user/gateway.ts';

const GOOD: Result<Envelope> = { ok: true, value: { status: 200, data: {}, errors: [] } };
const BUSY: Failure = { kind: 'throttled', status: 429, retryAfterMs: 1000 };
const DOWN: Failure = { kind: 'server', status: 503 };
const page = (status: number, found = 'text/html'): Failure => {
  return { kind: 'notGraphql', status, found };
};

/** Asks a server that gives these answers, and then good ones, until one is taken for the answer. */
async function asked(...failures: readonly (Failure | null)[]) {
  const left = [...failures];
  let requests = 0;
  const waits: number[] = [];
  const ask = paced(
    () => {
      requests += 1;
      const failure = left.shift() ?? null;
      return Promise.resolve(failure === null ? GOOD : { ok: false, failure });
    },
    { sleep: () => Promise.resolve(), random: () => 0.5 },
  );
  const send = async () => {
    const { signal } = new AbortController();
    const answer = await ask('{}', {}, { signal, timeoutMs: 1, onWait: (_, ms) => waits.push(ms) });
    return { answer, requests, waits };
  };
  return { send, first: await send() };
}

describe('before anything has worked', () => {
  it.each([
    ['an error that is over', [DOWN], true, 2],
    ['an error that stays', [DOWN, DOWN], false, 2],
    ['an error after being too fast', [BUSY, DOWN], true, 3],
    ['being too fast after an error', [DOWN, BUSY, BUSY, BUSY], true, 5],
    ['two errors, too fast between them', [DOWN, BUSY, DOWN], false, 3],
    ['the page of a proxy', [page(200)], true, 2],
    ['the page of a proxy after being too fast', [BUSY, page(200)], true, 3],
    ['pages and nothing else', [page(200), page(200)], false, 2],
    ['damaged JSON', [page(200, 'damaged JSON')], true, 2],
    ['no such page: a wrong address', [page(404)], false, 1],
    ['JSON that is not GraphQL: a wrong address', [page(200, 'application/json')], false, 1],
    ['no right', [{ kind: 'forbidden' }], false, 1],
    ['nobody there', [{ kind: 'network', cause: 'ECONNREFUSED', sent: false }], false, 1],
  ] as const)('%s', async (_, failures, ok, requests) => {
    const { first } = await asked(...failures);
    expect({ ok: first.answer.ok, requests: first.requests }).toEqual({ ok, requests });
  });
});

describe('once something has worked', () => {
  it.each([
    ['errors', [DOWN, DOWN, DOWN, DOWN], true, 5],
    ['more errors', [DOWN, DOWN, DOWN, DOWN, DOWN], false, 5],
    ['errors, too fast between them', [BUSY, DOWN, BUSY, DOWN, BUSY, DOWN, DOWN], true, 8],
    ['no such page', [page(404), page(404)], true, 3],
    ['no right', [{ kind: 'forbidden' }], true, 2],
  ] as const)('%s', async (_, failures, ok, requests) => {
    const { send } = await asked(null, ...failures);
    const { answer, requests: all } = await send();
    expect({ ok: answer.ok, requests: all - 1 }).toEqual({ ok, requests });
  });
});

it('waits longer each time, and for the server as long as it says', async () => {
  const { first } = await asked(BUSY, BUSY, DOWN);
  expect(first.waits).toEqual([1250, 1500, 250]);
});
