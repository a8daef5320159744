// A plan that is saved, looked at by somebody else, and applied: exactly that, or not at all.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { anOrganisation } from './organisation.ts';
import { aFolder, projectFile, run } from '../support/in-process.ts';
import { commandErrors, commandJson, reportLines } from './result.ts';

const ROSTER = projectFile('samples/roster.csv');

it('plan says what apply does, and writes nothing itself', async () => {
  const { env, mutations } = await anOrganisation();
  const cwd = aFolder();
  const previews = ['--preview', 'p.html', '--preview', 'p.xlsx', '--preview', 'p.json'];
  const planned = commandJson(
    await run(['plan', ROSTER, '-o', 'r.plan', '--json', ...previews], { cwd, env }),
  );
  expect(mutations()).toBe(0);
  expect(planned).toMatchObject({ plan: path.join(cwd, 'r.plan'), run: null, exitCode: 3 });
  expect(readFileSync(path.join(cwd, 'p.html'), 'utf8')).toContain('Wytske Dijkstra');

  const applied = commandJson(await run(['apply', 'r.plan', '--yes', '--json'], { cwd, env }));
  const { create, update, restore, archive } = planned.actions;
  expect(applied).toMatchObject({ actions: planned.actions, exitCode: 3 });
  expect(applied.outcomes).toMatchObject({
    created: create,
    updated: update,
    restored: restore,
    archived: archive,
    stale: 0,
    failed: 0,
  });
});

it('a user who has changed since is stale and left alone; the others are done', async () => {
  const { env, users } = await anOrganisation();
  const cwd = aFolder();
  await run(['plan', ROSTER, '-o', 'r.plan'], { cwd, env });
  const other = path.join(cwd, 'other.csv');
  writeFileSync(other, 'Personeelsnummer;Naam\n1008;Wytske Anders\n');
  await run(['import', other, '--yes', '--runs', 'other'], { cwd, env });

  const applied = commandJson(await run(['apply', 'r.plan', '--yes', '--json'], { cwd, env }));
  expect(applied.outcomes).toMatchObject({ stale: 1, updated: 5, failed: 0 });
  expect(applied.exitCode).toBe(3);
  expect(users().find(({ ref }) => ref === '1008')?.name).toBe('Wytske Anders');
  const stale = reportLines(applied).filter(({ outcome }) => outcome === 'stale');
  expect(stale).toMatchObject([{ ref: '1008', attempts: 0 }]);
});

it('applying a plan twice creates nobody twice', async () => {
  const { env, mutations } = await anOrganisation();
  const cwd = aFolder();
  await run(['plan', ROSTER, '-o', 'r.plan'], { cwd, env });
  await run(['apply', 'r.plan', '--yes'], { cwd, env });
  const before = mutations();
  const again = commandJson(await run(['apply', 'r.plan', '--yes', '--json'], { cwd, env }));
  expect(mutations()).toBe(before);
  expect(again.outcomes).toMatchObject({ created: 0, stale: 11 });
});

it.each<[string, (text: string) => string, string]>([
  ['edited', (text) => text.replace('Dijkstra-Algra', 'Dijkstra-Bos'), 'PLAN_EDITED'],
  ['with another line end', (text) => text.replace('\n', '\r\n'), 'PLAN_'],
])('a plan file that is %s is refused', async (_, change, code) => {
  const { env, mutations } = await anOrganisation();
  const cwd = aFolder();
  await run(['plan', ROSTER, '-o', 'r.plan'], { cwd, env });
  const file = path.join(cwd, 'r.plan');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  const { stderr, exitCode } = await run(['apply', 'r.plan', '--yes'], { cwd, env });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`error ${code}`);
  expect(mutations()).toBe(0);
});

it('a plan for another endpoint, or of another roster, is refused', async () => {
  const { env } = await anOrganisation();
  const { env: elsewhere, mutations } = await anOrganisation();
  const cwd = aFolder();
  await run(['plan', ROSTER, '-o', 'r.plan'], { cwd, env });
  const there = await run(['apply', 'r.plan', '--yes'], { cwd, env: elsewhere });
  expect(there).toMatchObject({ exitCode: 1 });
  expect(there.stderr).toContain('PLAN_OTHER_ENDPOINT');
  expect(mutations()).toBe(0);
  const other = ['--roster', projectFile('samples/roster.xlsx')];
  const { stderr } = await run(['apply', 'r.plan', '--yes', ...other], { cwd, env });
  expect(stderr).toContain('PLAN_OTHER_ROSTER');
});

it('a guard refuses before anything is written, and its flag lifts it', async () => {
  const { env, mutations } = await anOrganisation();
  const cwd = aFolder();
  const args = ['import', ROSTER, '--yes', '--archive-missing', '--json'];
  // Twelve of the sample's people are not in the roster.
  const refused = commandJson(await run(args, { cwd, env }), { beside: 12 });
  expect(refused).toMatchObject({ exitCode: 4, run: null });
  expect(commandErrors(refused)).toEqual(['GUARD_ARCHIVES']);
  expect(mutations()).toBe(0);
  const lifted = commandJson(await run([...args, '--max-archive', '100%'], { cwd, env }), {
    beside: 12,
  });
  expect(lifted.exitCode).toBe(3);
  expect(lifted.outcomes.archived).toBe(lifted.actions.archive);
});

it('--detailed-exitcode tells changes from none', async () => {
  const { env } = await anOrganisation();
  const cwd = aFolder();
  const file = path.join(cwd, 'one.csv');
  writeFileSync(file, 'Personeelsnummer;Naam\n1008;Wytske Anders\n');
  const plan = ['plan', file, '--detailed-exitcode'];
  expect(await run(plan, { cwd, env })).toMatchObject({ exitCode: 2 });
  await run(['import', file, '--yes'], { cwd, env });
  expect(await run(plan, { cwd, env })).toMatchObject({ exitCode: 0 });
});
