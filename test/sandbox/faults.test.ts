import { describe, expect, it } from 'vitest';
import { type FaultName, PASSING_FAULTS } from '../../src/sandbox/faults.ts';
import { allFaults } from '../../src/sandbox/fault-rates.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { aUser } from '../support/users.ts';
import { ask } from './ask.ts';
import { start } from './running.ts';

const known = aUser({ ref: '1001' });
const RENAME = 'mutation { a0: updateUser(ref: "1001", user: {name: "New"}) { user { name } } }';

/** A sandbox in which every request meets the fault. */
function always(fault: FaultName, options: SandboxOptions = {}): Promise<Sandbox> {
  return start({ users: [known], faults: { [fault]: 1 }, slowMs: 1, ...options });
}

const nameIn = (sandbox: Sandbox): string | undefined => sandbox.users()[0]?.name;

describe('answers instead of doing what was asked', () => {
  const html = '<html>';
  const throttled = 'Request was throttled.';
  const told = { detail: `${throttled} Expected available in 1 second.` };
  const ofFields = { errors: [{ path: ['a0'], extensions: { code: 'THROTTLED' } }] };
  const withCode = { errors: [{ extensions: { code: 'THROTTLED' } }] };

  it.each<[FaultName, number, string | object, string | null]>([
    ['throttled-header', 429, told, '1'],
    ['throttled-detail', 429, told, null],
    ['throttled-silent', 429, { detail: throttled }, null],
    ['throttled-html-429', 429, html, null],
    ['throttled-html-503', 503, html, null],
    ['throttled-code', 200, withCode, null],
    ['throttled-fields', 200, ofFields, null],
    ['throttled-forbidden', 403, html, null],
    ['error-500', 500, html, null],
    ['html-502', 502, html, null],
    ['html-200', 200, html, null],
    ['null-before', 200, { errors: [{ path: ['a0'] }], data: null }, null],
  ])('%s: %i', async (fault, status, body, retryAfter) => {
    const sandbox = await always(fault);
    const answer = await ask(sandbox, RENAME);
    expect(answer.status).toBe(status);
    if (typeof body === 'string') expect(answer.body).toContain(body);
    else expect(answer.body).toMatchObject(body);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(nameIn(sandbox)).toBe(known.name);
    expect(sandbox.counters).toMatchObject({ requests: 1, throttled: 0, faults: { [fault]: 1 } });
  });

  it('reset-before', async () => {
    const sandbox = await always('reset-before');
    await expect(ask(sandbox, RENAME)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(nameIn(sandbox)).toBe(known.name);
  });
});

describe('does what was asked once, and does not say so', () => {
  function expectDoneOnce(sandbox: Sandbox): void {
    expect(nameIn(sandbox)).toBe('New');
    expect(sandbox.log).toHaveLength(1);
  }

  it('reset-after', async () => {
    const sandbox = await always('reset-after');
    await expect(ask(sandbox, RENAME)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expectDoneOnce(sandbox);
  });

  it('cut-connection', async () => {
    const sandbox = await always('cut-connection');
    await expect(ask(sandbox, RENAME)).rejects.toThrow('terminated');
    expectDoneOnce(sandbox);
  });

  it('cut-json', async () => {
    const sandbox = await always('cut-json');
    await expect(ask(sandbox, RENAME)).rejects.toThrow(SyntaxError);
    expectDoneOnce(sandbox);
  });

  it('null-after', async () => {
    const sandbox = await always('null-after');
    const answer = await ask(sandbox, RENAME);
    expect(answer).toMatchObject({ status: 200, body: { errors: [{ path: ['a0'] }], data: null } });
    expectDoneOnce(sandbox);
  });

  it('html-504-after', async () => {
    const sandbox = await always('html-504-after');
    expect((await ask(sandbox, RENAME)).status).toBe(504);
    expectDoneOnce(sandbox);
  });

  it('slow: the users have changed long before the answer', async () => {
    const sandbox = await always('slow', { slowMs: 3_600_000 });
    const answer = ask(sandbox, RENAME).then(
      () => 'answered',
      () => 'cut off',
    );
    while (sandbox.log.length === 0) await new Promise(setImmediate);
    expectDoneOnce(sandbox);
    await sandbox.close();
    expect(await answer).toBe('cut off');
  });
});

describe('rollback', () => {
  const NEW = 'name: "Fenna", email: "fenna@zonnehof.example"';
  const batch = (last: string): string => `mutation {
    a0: updateOrCreateUser(ref: "2001", sendInvite: true, user: {${NEW}}) { created user { ref } }
    a1: updateUser(ref: "1001", user: {name: "New", ref: "1009"}) { user { name } }
    a2: updateUser(ref: "${last}", user: {language: EN}) { user { name } }
  }`;

  it('undoes the whole batch, invitations included, and shows the others as done', async () => {
    const sandbox = await always('rollback');
    expect(await ask(sandbox, batch('9999'))).toMatchObject({
      status: 200,
      body: {
        data: { a0: { created: true, user: { ref: '2001' } }, a1: { user: { name: 'New' } } },
        errors: [{ path: ['a2'] }],
      },
    });
    expect(sandbox.users()).toEqual([known]);
    expect(sandbox.counters).toMatchObject({
      created: 0,
      invitationsSent: 0,
      refused: 1,
      rolledBack: 2,
      faults: { rollback: 1 },
    });
    expect((await ask(sandbox, '{ user(ref: "1001") { name } }')).body).toEqual({
      data: { user: { name: known.name } },
    });
  });

  it('leaves a batch alone in which nothing fails', async () => {
    const sandbox = await always('rollback');
    await ask(sandbox, batch('1009'));
    expect(sandbox.users()).toMatchObject([{ name: 'New', language: 'EN' }, { ref: '2001' }]);
    expect(sandbox.counters.faults).toEqual({});
  });

  it('does not happen where it was not asked for', async () => {
    const sandbox = await start({ users: [known] });
    await ask(sandbox, batch('9999'));
    expect(sandbox.users()).toMatchObject([{ ref: '1009' }, { ref: '2001' }]);
  });
});

describe('which requests are hit', () => {
  /** What became of 50 requests: the status, or how the connection broke. */
  async function outcomes(options: SandboxOptions): Promise<readonly (number | string)[]> {
    const sandbox = await start({ users: [known], slowMs: 0, ...options });
    const found: (number | string)[] = [];
    for (let n = 0; n < 50; n += 1) {
      const answer = await ask(sandbox, RENAME).catch((error: unknown) => String(error));
      found.push(typeof answer === 'string' ? answer : answer.status);
    }
    return found;
  }

  it('is decided by the seed', async () => {
    const options = { faults: allFaults(0.5), seed: 7 };
    const [once, again, other] = await Promise.all([
      outcomes(options),
      outcomes(options),
      outcomes({ ...options, seed: 8 }),
    ]);
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  it('is as many as asked, of every kind', async () => {
    // Without rollback, which needs a mutation that fails, and the token, which needs one that ends.
    const faults = { ...allFaults(1), rollback: 0, 'token-expired': 0 };
    const sandbox = await start({ users: [known], slowMs: 0, faults });
    for (let n = 0; n < 250; n += 1) await ask(sandbox, RENAME).catch(() => null);
    const counts = Object.values(sandbox.counters.faults);
    expect(counts).toHaveLength(PASSING_FAULTS.length - 3);
    const hit = counts.reduce((total, count) => total + count, 0);
    expect(hit / 250).toBeCloseTo(1 - 3 / PASSING_FAULTS.length, 1);
  });
});
