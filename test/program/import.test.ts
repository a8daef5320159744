// The main job, on the sample roster: preview, apply, report, and once more.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder, projectFile, run } from '../support/in-process.ts';
import { anOrganisation } from './organisation.ts';
import { commandErrors, commandJson, countsOf, reportLines, type ReportLine } from './result.ts';

const WORKBOOK = projectFile('samples/roster.xlsx');

interface Expected {
  readonly row: number;
  readonly action: string;
  readonly code: string | null;
  readonly changes: readonly string[];
}

const EXPECTED = JSON.parse(
  readFileSync(projectFile('samples/roster.expected.json'), 'utf8'),
) as readonly Expected[];

function expectedCount(action: string): number {
  return EXPECTED.filter((line) => line.action === action).length;
}

const OUTCOME: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'updated',
  restore: 'restored',
  archive: 'archived',
};

/** The sample organisation in a state file, whose text are the users as they are now. */
async function aKeptOrganisation() {
  const file = path.join(aFolder(), 'state.json');
  const { env } = await anOrganisation({ state: file });
  return { env, state: () => readFileSync(file, 'utf8') };
}

describe.each(['roster.xlsx', 'roster.csv'])('import samples/%s', (name) => {
  const roster = projectFile('samples', name);

  it('previews without a single write, and applies exactly that', async () => {
    const cwd = aFolder();
    const { env, state } = await aKeptOrganisation();
    const before = state();

    const dry = await run(['import', roster, '--dry-run', '--json'], { cwd, env });
    const planned = commandJson(dry);
    expect(state()).toBe(before);
    expect(readdirSync(cwd)).toEqual([]);
    expect(planned).toMatchObject({ command: 'import', run: null, plan: null, report: null });
    expect(planned.exitCode).toBe(3);
    expect(commandErrors(planned)).toEqual([]);
    expect(planned.errors).not.toEqual([]);
    expect(planned.outcomes).toEqual({
      created: 0,
      updated: 0,
      restored: 0,
      archived: 0,
      stale: 0,
      failed: 0,
      notSent: 0,
    });

    const applied = commandJson(await run(['import', roster, '--yes', '--json'], { cwd, env }));
    expect(countsOf(applied)).toEqual(countsOf(planned));
    expect(applied).toMatchObject({
      rows: EXPECTED.length,
      actions: {
        create: expectedCount('create'),
        update: expectedCount('update'),
        restore: expectedCount('restore'),
        archive: expectedCount('archive'),
      },
      unchanged: expectedCount('unchanged'),
      skipped: expectedCount('skipped'),
      invalid: expectedCount('invalid'),
      conflict: expectedCount('conflict'),
      outcomes: {
        created: expectedCount('create'),
        updated: expectedCount('update'),
        restored: expectedCount('restore'),
        archived: expectedCount('archive'),
        stale: 0,
        failed: 0,
        notSent: 0,
      },
      exitCode: 3,
    });
    expect(state()).not.toBe(before);

    const lines = reportLines(applied);
    expect(lines.map(asExpected)).toEqual(EXPECTED);
    for (const line of lines) {
      expect(line.outcome).toBe(OUTCOME[line.action] ?? line.action);
      expect(line.attempts > 0).toBe(line.action in OUTCOME);
      expect(line.message === null).toBe(line.code === null);
      if (line.action in OUTCOME) expect(line.id).toMatch(/^[0-9a-f-]{36}$/);
    }

    const after = state();
    const again = commandJson(await run(['import', roster, '--yes', '--json'], { cwd, env }));
    const { create, update, restore, archive } = applied.actions;
    expect(again.actions).toEqual({ create: 0, update: 0, restore: 0, archive: 0 });
    expect(again.unchanged).toBe(applied.unchanged + create + update + restore + archive);
    expect(state()).toBe(after);
  });
});

/** A line as samples/roster.expected.json has it; of a new user, it lists no fields. */
function asExpected({ row, action, code, changes }: ReportLine): Expected {
  const fields = action === 'create' ? [] : changes.map(({ field }) => field);
  return { row: row ?? 0, action, code, changes: fields };
}

describe('the run folder', () => {
  it('is for its owner alone, and says where it is', async () => {
    const cwd = aFolder();
    const { stdout, stderr, exitCode } = await run(
      ['import', WORKBOOK, '--sandbox', '--yes', '--runs', 'runs'],
      { cwd },
    );
    expect(exitCode).toBe(3);
    expect(stderr).toBe('');
    const [name = ''] = readdirSync(path.join(cwd, 'runs'));
    expect(name).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-roster$/);
    const folder = path.join(cwd, 'runs', name);
    expect(stdout).toContain(path.join(folder, 'report.xlsx'));
    expect(stdout).toContain('2 created, 6 updated, 1 restored and 2 archived');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const format of ['xlsx', 'csv', 'json']) {
      const report = path.join(folder, `report.${format}`);
      expect(existsSync(report)).toBe(true);
      expect(statSync(report).mode & 0o777).toBe(0o600);
    }
  });
});

describe('without a terminal and without --yes', () => {
  it('previews, applies nothing and says so', async () => {
    const cwd = aFolder();
    const { env, state } = await aKeptOrganisation();
    const before = state();
    const options = { cwd, env, stdin: 'yes\n' };
    const { stdout, stderr, exitCode } = await run(['import', WORKBOOK], options);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Full name: Wytske Dijkstra → Wytske Dijkstra-Algra');
    expect(stderr).toMatch(/^error NO_TERMINAL: Nothing was written: .*\n {2}Add --yes /);
    expect(state()).toBe(before);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('has nothing to ask where nothing changes', async () => {
    const { env } = await aKeptOrganisation();
    await run(['import', WORKBOOK, '--yes'], { env });
    const { stderr, exitCode } = await run(['import', WORKBOOK], { env });
    expect(stderr).toBe('');
    expect(exitCode).toBe(3);
  });
});

describe('on a terminal', () => {
  it.each([
    ['y\n', 3, true],
    ['n\n', 1, false],
    ['', 1, false],
  ])('asks, and does what %j says', async (stdin, exitCode, isDone) => {
    const { env, mutations } = await anOrganisation();
    const screen = { columns: 80, rows: 40, color: false };
    const ran = await run(['import', WORKBOOK], { env, stdin, screen, interactive: true });
    expect(ran.stderr).toMatch(/\? /);
    expect(ran.stderr.includes('error DECLINED')).toBe(!isDone);
    expect(ran.exitCode).toBe(exitCode);
    expect(mutations() > 0).toBe(isDone);
  });
});
