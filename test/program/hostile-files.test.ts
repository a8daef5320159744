// Files that are odd on purpose or by accident end as an error that names them, quickly, and never as a bug.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, run } from '../support/in-process.ts';

const ROSTER = 'Personeelsnummer;Naam;E-mail\n9001;Sanne;sanne@zonnehof.example\n';

function aRoster(): string {
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), ROSTER);
  return cwd;
}

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '2025-02-29'])(
  '--today %s is no day',
  async (day) => {
    const argv = ['columns', 'roster.csv', '--today', day];
    const { stderr, exitCode } = await run(argv, { cwd: aRoster() });
    expect(stderr).toContain('DATE_OPTION_INVALID');
    expect(exitCode).toBe(1);
  },
);

test('a mapping file with a byte order mark is read', async () => {
  const cwd = aRoster();
  writeFileSync(path.join(cwd, 'm.json'), '\uFEFF{"columns": {"Naam": "name"}}\r\n');
  const argv = ['columns', 'roster.csv', '--mapping', 'm.json'];
  expect(await run(argv, { cwd })).toMatchObject({ stderr: '', exitCode: 0 });
});

test('aliases that multiply in a configuration are refused', async () => {
  const cwd = aRoster();
  const levels = Array.from({ length: 12 }, (_, n) => {
    const above = Array.from({ length: 10 }, () => (n === 0 ? '"x"' : `*a${String(n - 1)}`));
    return `a${String(n)}: &a${String(n)} [${above.join(',')}]`;
  });
  writeFileSync(path.join(cwd, 'pluvo-bulk.yaml'), `${levels.join('\n')}\n`);
  const { stderr, exitCode } = await run(['columns', 'roster.csv'], { cwd });
  expect(stderr).toContain('CONFIG_INVALID');
  expect(stderr).not.toContain('bug');
  expect(exitCode).toBe(1);
});

test.each([
  { changes: 1e300 },
  { started: 'long ago' },
  { started: '+999999-01-01T00:00:00Z' },
  { ended: 12 },
])('a run folder that says %j does not end as a bug', async (odd) => {
  const cwd = aRoster();
  const runs = path.join(cwd, 'pluvo-runs', 'odd');
  mkdirSync(runs, { recursive: true });
  const outcomes = {
    created: 0,
    updated: 0,
    restored: 0,
    archived: 0,
    stale: 0,
    failed: 0,
    notSent: 0,
  };
  const meta = {
    format: 'pluvo-bulk run',
    version: 1,
    tool: '0',
    command: 'import',
    endpoint: 'https://acme.pluvo.com/graphql/',
    roster: null,
    started: '2026-01-01T00:00:00.000Z',
    ended: null,
    state: 'finished',
    changes: 1,
    outcomes,
    ...odd,
  };
  writeFileSync(path.join(runs, 'meta.json'), JSON.stringify(meta));
  expect((await run(['runs'], { cwd })).stderr).not.toContain('bug');
  const { stderr, exitCode } = await run(['undo', 'odd', '--sandbox', '--yes'], { cwd });
  expect(stderr).toContain('RUN_DAMAGED');
  expect(exitCode).toBe(1);
});

async function aPlan(cwd: string): Promise<string> {
  await run(['plan', 'roster.csv', '--sandbox', '-o', 'r.plan'], { cwd });
  return readFileSync(path.join(cwd, 'r.plan'), 'utf8');
}

/** A plan as somebody may have made it who knows how: its digest is right. */
function signed(lines: readonly string[]): string {
  const body = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  return `${body}${JSON.stringify({ end: { lines: lines.length, sha256 } })}\n`;
}

test.each([
  [{ code: 'NEVER_HEARD_OF', params: {}, place: {} }],
  [{ code: 'COLUMN_TWICE', params: {}, place: {} }],
])('a plan with a warning that nobody has words for: %j', async (warning) => {
  const cwd = aRoster();
  const [header = '', ...lines] = (await aPlan(cwd)).trimEnd().split('\n').slice(0, -1);
  const document = JSON.parse(header) as { plan: object };
  const odd = JSON.stringify({ plan: { ...document.plan, warnings: [warning] } });
  writeFileSync(path.join(cwd, 'odd.plan'), signed([odd, ...lines]));
  const { stderr, exitCode } = await run(['apply', 'odd.plan', '--sandbox', '--yes'], { cwd });
  expect(stderr).toContain('PLAN_INVALID');
  expect(stderr).not.toContain('bug');
  expect(exitCode).toBe(1);
});

test('a line of 40 MB in a plan is refused before it is whole', async () => {
  const cwd = aRoster();
  const [header = ''] = (await aPlan(cwd)).split('\n');
  const long = `{"verdict":"${'x'.repeat(40_000_000)}"}`;
  writeFileSync(path.join(cwd, 'long.plan'), `${header}\n${long}\n`);
  const before = process.cpuUsage();
  const { stderr } = await run(['apply', 'long.plan', '--sandbox', '--yes'], { cwd });
  // It took 40 seconds; now less than one.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
  expect(stderr).toContain('PLAN_INVALID');
});
