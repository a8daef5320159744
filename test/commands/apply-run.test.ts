// The end of a run, whatever it is that ends it.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../src/commands/connection/connect.ts';
import { execute } from '../../src/commands/run-folder/start-run.ts';
import { plannedResult } from '../../src/commands/terminal/show-plan.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { anIo } from '../support/in-process.ts';
import { aDocument } from '../support/plan-document.ts';
import { aRow, aUser } from '../support/users.ts';

const SETTINGS = {
  runs: 'runs',
  concurrency: 1,
  rate: 10,
  batch: 1,
  'max-wait': '10m',
  quiet: false,
  lang: 'en',
} as const;
const HERE = {
  org: undefined,
  endpoint: undefined,
  sandbox: false,
  state: undefined,
  config: undefined,
  'max-wait': '10m',
  'token-cache': false,
  lang: undefined,
};

test('an error that nobody expected keeps its stack, and the run its report and its resume line', async () => {
  const user = aUser({ ref: '1', name: 'Sanne' });
  const sandbox = await startSandbox({ users: [user] });
  onTestFinished(() => sandbox.close());
  const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const stderr = new PassThrough({ encoding: 'utf8' });
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  const io = anIo({ cwd, env, stdout: new PassThrough(), stderr });
  const connection = await connect(HERE, io);
  onTestFinished(() => connection.close());
  const rows = [aRow(2, { ref: '1', name: 'Sanne de Jong' })];
  const document = aDocument([user], rows, { endpoint: sandbox.url });
  const bug = new TypeError('nobody expected this');
  vi.spyOn(connection.client, 'send').mockRejectedValue(bug);
  const run = execute(document, plannedResult('import', document), connection, SETTINGS, io);
  await expect(run).rejects.toBe(bug);

  const said = String(stderr.read());
  const [, folder = ''] = /pluvo-bulk resume (\S+)/.exec(said) ?? [];
  expect(said).toContain('error RUN_STOPPED');
  const fileOf = (name: string) => readFile(path.join(cwd, folder, name), 'utf8');
  expect(JSON.parse(await fileOf('meta.json'))).toMatchObject({ state: 'stopped' });
  expect(JSON.parse(await fileOf('report.json'))).toMatchObject([{ outcome: 'failed' }]);
});
