// Ctrl-C in the middle of a run: what is in flight is finished, the report is written, and the rest
// can be done later.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { keepSilent } from '../support/http-server.ts';
import { anOrganisation, withMutations } from '../program/organisation.ts';
import { commandErrors, commandJson, reportLines } from '../program/result.ts';
import { aFolder, projectFile, run } from '../support/in-process.ts';
import { start } from './program.ts';

const ROSTER = projectFile('samples/roster.csv');

/** Waits until something is so, without guessing how long that takes. */
async function until(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    expect(isSo()).toBe(true);
  }, 20_000);
}

it('in mid-run: reports what was done, and a second run does the rest', async () => {
  const { env, log } = await anOrganisation({ latencyMs: 150 });
  const cwd = aFolder();
  const argv = ['import', ROSTER, '--yes', '--json', '--concurrency', '1'];

  const { child, done } = start(argv, { cwd, env });
  await until(() => log.length > 0);
  child.kill('SIGINT');
  const ran = await done;

  const result = commandJson(ran);
  expect(ran.exitCode).toBe(5);
  expect(commandErrors(result)).toEqual(['INTERRUPTED']);
  // One hint, and the same for people and for scripts: the command that continues the run.
  const resume = `pluvo-bulk resume ${path.relative(cwd, result.run ?? '')} continues it.`;
  expect(ran.stderr).toMatch(/^error INTERRUPTED: .+$/m);
  expect(ran.stderr).toContain(`\n  ${resume}\n`);
  expect(result.errors.find(({ code }) => code === 'INTERRUPTED')?.hint).toBe(resume);
  const { created, updated, restored, archived, failed, notSent } = result.outcomes;
  const finished = created + updated + restored + archived;
  expect(finished).toBe(log.length);
  expect(failed).toBe(0);
  expect(notSent).toBeGreaterThan(0);
  const { create, update, restore, archive } = result.actions;
  expect(finished + notSent).toBe(create + update + restore + archive);

  const lines = reportLines(result);
  expect(lines).toHaveLength(result.rows);
  expect(lines.filter(({ outcome }) => outcome === 'notSent')).toHaveLength(notSent);
  const ids = log.map(({ id }) => id);
  expect(
    lines
      .filter(({ attempts }) => attempts > 0)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids.sort());
  for (const format of ['xlsx', 'csv']) {
    expect(existsSync(path.join(result.run ?? '', `report.${format}`))).toBe(true);
  }

  const again = commandJson(await run(['import', ROSTER, '--yes', '--json'], { cwd, env }));
  expect(again.outcomes).toMatchObject({ failed: 0, notSent: 0 });
  const rest = again.actions;
  expect(rest.create + rest.update + rest.restore + rest.archive).toBe(notSent);
});

it('twice: stops at once', async () => {
  const { env, mutations } = await withMutations(keepSilent);
  const { child, done } = start(['import', ROSTER, '--yes'], { env });
  await until(() => mutations().length > 0);
  // Two signals that come together can be one: so again, until it has ended.
  const again = setInterval(() => child.kill('SIGINT'), 20);
  const { exitCode, stderr } = await done.finally(() => {
    clearInterval(again);
  });
  expect(exitCode).toBe(130);
  expect(stderr).not.toMatch(/^\s+at /m);
});

it('stops the sandbox', async () => {
  const { child, done } = start(['sandbox']);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  child.kill('SIGINT');
  const { exitCode, stderr } = await done;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});
