import { describe, expect, it } from 'vitest';
import { faultRatesOf, sandboxOptionsOf } from '../../src/commands/options/sandbox-options.ts';
import { PASSING_FAULTS } from '../../src/sandbox/faults.ts';

type Args = Parameters<typeof sandboxOptionsOf>[0];

const DEFAULTS: Args = {
  port: undefined,
  state: undefined,
  users: undefined,
  api: 'first',
  introspection: true,
  'token-lifetime': undefined,
  rate: undefined,
  burst: undefined,
  'throttled-as': 'header',
  'alias-limit': undefined,
  'complexity-limit': undefined,
  'depth-limit': undefined,
  'body-limit': undefined,
  'body-refused-as': 'html-413',
  seats: undefined,
  latency: 0,
  fault: [],
  seed: 1,
  slow: 3000,
  json: false,
};

describe('--fault', () => {
  it('takes rates by name', () => {
    expect(faultRatesOf(['reset-before=0.2', 'slow=0.1'])).toEqual({
      rates: { 'reset-before': 0.2, slow: 0.1 },
      problems: [],
    });
  });

  it('shares all=RATE among all faults, and lets a name go before it', () => {
    const { rates, problems } = faultRatesOf(['slow=0', 'all=0.2']);
    expect(problems).toEqual([]);
    expect(Object.keys(rates)).toHaveLength(PASSING_FAULTS.length);
    expect(rates.slow).toBe(0);
    expect(rates['reset-after']).toBeCloseTo(0.2 / PASSING_FAULTS.length);
  });

  it.each([
    ['rest-before=0.2', 'nearest is reset-before'],
    ['slow', 'takes a share'],
    ['slow=', 'takes a share'],
    ['slow=20', 'takes a share'],
    ['slow=often', 'takes a share'],
  ])('refuses %s', (given, problem) => {
    expect(faultRatesOf([given]).problems).toEqual([expect.stringContaining(problem)]);
  });

  it('names the nearest fault only where one is near', () => {
    expect(faultRatesOf(['foo=0.1']).problems).toEqual([
      expect.stringMatching(/^there is no fault "foo". There are: all, /),
    ]);
  });

  it('refuses more than every request', () => {
    expect(faultRatesOf(['slow=0.6', 'cut-json=0.6']).problems).toHaveLength(1);
    expect(faultRatesOf(['all=1']).problems).toEqual([]);
  });
});

describe('the other flags', () => {
  it('make options', () => {
    const args = { ...DEFAULTS, users: 3, rate: 20, burst: 5, api: 'both' as const, seed: 9 };
    const options = sandboxOptionsOf({ ...args, 'token-lifetime': 60 });
    expect(options.users).toHaveLength(3);
    expect(options).toMatchObject({ rate: 20, burst: 5, api: 'both', seed: 9 });
    expect(options.oauth).toEqual({ expiresIn: 60 });
  });

  it('are refused all at once', () => {
    const args = { ...DEFAULTS, port: 65_536, users: 1_000_001, burst: 3, fault: ['slow=2'] };
    const flags = ['--port takes', '--users takes', '--burst needs', '--fault slow takes'];
    const issues = flags.map((flag) => ({
      code: 'USAGE',
      params: { detail: expect.stringContaining(flag) },
    }));
    let found: unknown;
    try {
      sandboxOptionsOf(args);
    } catch (error) {
      found = error;
    }
    expect(found).toMatchObject({ issues });
  });
});
