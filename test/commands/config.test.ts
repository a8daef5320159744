// pluvo-bulk.yaml: what it may say, who goes before it, and who may read it.

import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { configSchema } from '../../src/commands/options/config-schema.ts';
import { configFor } from '../../src/commands/options/config.ts';
import { settingsOf } from '../../src/commands/connection/settings.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { run } from '../support/in-process.ts';

async function aFolder(files: Readonly<Record<string, string>>, mode = 0o600): Promise<string> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.join(cwd, path.dirname(name)), { recursive: true });
    await writeFile(path.join(cwd, name), text);
    await chmod(path.join(cwd, name), mode);
  }
  return cwd;
}

async function read(yaml: string, argv: readonly string[] = ['check'], env = {}) {
  const cwd = await aFolder({ 'pluvo-bulk.yaml': yaml });
  return configFor(argv, COMMANDS, { cwd, env });
}

const codesOf = async (yaml: string): Promise<unknown> =>
  read(yaml).catch((error: unknown) => (error as { issues: unknown }).issues);

const ORGANISATIONS = `
org: acme
limit: 10
scope: [hr-*, 1001]
organisations:
  acme:
    token: of-acme
    limit: 20
  beta:
    client-id: of-beta
    client-secret: secret
    endpoint: https://beta.example/graphql/
`;

describe('what it says', () => {
  test('an organisation goes before the rest of the file', async () => {
    const config = await read(ORGANISATIONS);
    expect(config?.connection).toMatchObject({ org: 'acme', token: 'of-acme', endpoint: null });
    expect(config?.options).toEqual({ limit: 20, scope: ['hr-*', 1001] });
  });

  test('--org, then PLUVO_ORG, choose the organisation', async () => {
    const beta = { token: null, clientId: 'of-beta', endpoint: 'https://beta.example/graphql/' };
    expect((await read(ORGANISATIONS, ['check', '--org=beta']))?.connection).toMatchObject(beta);
    expect((await read(ORGANISATIONS, ['check', '--org', 'beta']))?.connection).toMatchObject(beta);
    const byEnv = await read(ORGANISATIONS, ['check'], { PLUVO_ORG: 'beta' });
    expect(byEnv?.connection).toMatchObject(beta);
  });

  test('a file beside the roster goes before one in the working folder', async () => {
    const cwd = await aFolder({ 'hr/pluvo-bulk.yaml': 'limit: 1', 'pluvo-bulk.yaml': 'limit: 2' });
    const limitFor = async (...argv: string[]) =>
      (await configFor(argv, COMMANDS, { cwd, env: {} }))?.options['limit'];
    expect(await limitFor('import', 'hr/roster.xlsx')).toBe(1);
    expect(await limitFor('import', 'roster.xlsx')).toBe(2);
    expect(await limitFor('check', '--config', 'hr/pluvo-bulk.yaml')).toBe(1);
  });

  test.each([
    ['import', '--lang', 'en', 'hr/roster.csv', '--archive-missing'],
    ['import', '--map', 'Nr=ref', '--map=Naam=name', '--json', '--no-token-cache', 'hr/roster.csv'],
    ['plan', '-o', 'roster.plan', 'hr/roster.csv'],
    ['plan', '--limit', '3', '--', 'hr/roster.csv'],
    ['columns', '--save', 'other/ours.json', 'hr/roster.csv'],
    ['apply', '--rate', '5', '--yes', 'hr/roster.plan'],
    ['--lang', 'nl', 'import', '--verbose', 'hr/roster.csv'],
  ])('beside the file, wherever that stands: %s %s %s', async (...argv) => {
    const cwd = await aFolder({ 'hr/pluvo-bulk.yaml': 'limit: 1', 'pluvo-bulk.yaml': 'limit: 2' });
    const config = await configFor(argv, COMMANDS, { cwd, env: {} });
    expect(config?.options).toEqual({ limit: 1 });
  });

  test('the last of two that name one thing counts, as for the command', async () => {
    const twice = ['check', '--org=acme', '--org', 'beta'];
    expect((await read(ORGANISATIONS, twice))?.connection.clientId).toBe('of-beta');
  });

  test('an empty file says nothing', async () => {
    expect(await read('# nothing yet\n')).toMatchObject({ options: {} });
  });
});

describe('an organisation that was named', () => {
  const TOP = `
endpoint: https://alpha.example/graphql/
token: of-alpha
organisations:
  beta:
    token: of-beta
  gamma:
    endpoint: https://gamma.example/graphql/
`;

  async function settings(yaml: string, argv: readonly string[], env: Record<string, string> = {}) {
    const config = await read(yaml, argv, env);
    const at = argv.indexOf('--org');
    return settingsOf(at < 0 ? {} : { org: argv[at + 1] }, { env, config });
  }
  const ofBeta = {
    endpoint: 'https://beta.pluvo.com/graphql/',
    credentials: { kind: 'token', token: 'of-beta' },
  };

  test('is never at the endpoint of the rest of the file', async () => {
    const byFlag = await settings(TOP, ['check', '--org', 'beta']);
    expect(byFlag).toMatchObject(ofBeta);
    expect(byFlag.sources).toEqual([
      { name: '--org', value: 'beta', source: 'flag' },
      { name: 'token', value: null, source: 'file' },
    ]);
    const byEnvironment = await settings(TOP, ['check'], { PLUVO_ORG: 'beta' });
    expect(byEnvironment).toMatchObject(ofBeta);
    expect(byEnvironment.sources[0]).toMatchObject({ name: 'PLUVO_ORG', source: 'environment' });
    expect((await settings(TOP, ['check'])).endpoint).toBe('https://alpha.example/graphql/');
    // Set, but to nothing.
    const unset = await settings(TOP, ['check'], { PLUVO_ORG: '' });
    expect(unset.endpoint).toBe('https://alpha.example/graphql/');
  });

  test('does not get the token of another', async () => {
    const missing = { issues: [{ code: 'CREDENTIALS_MISSING' }] };
    await expect(settings(TOP, ['check', '--org', 'gamma'])).rejects.toMatchObject(missing);
    const alone = 'org: alpha\ntoken: of-alpha\n';
    await expect(settings(alone, ['check', '--org', 'delta'])).rejects.toMatchObject(missing);
    const own = await settings(alone, ['check', '--org', 'alpha']);
    expect(own.credentials).toEqual({ kind: 'token', token: 'of-alpha' });
    const anybody = await settings('token: of-all\n', ['check', '--org', 'delta']);
    expect(anybody.credentials).toEqual({ kind: 'token', token: 'of-all' });
  });

  test('by a flag goes before an endpoint of the environment', async () => {
    const env = { PLUVO_ENDPOINT: 'https://alpha.example/graphql/' };
    expect(await settings(TOP, ['check', '--org', 'beta'], env)).toMatchObject(ofBeta);
    const both = { ...env, PLUVO_ORG: 'beta' };
    expect((await settings(TOP, ['check'], both)).endpoint).toBe(env.PLUVO_ENDPOINT);
  });

  test('may have an endpoint of its own', async () => {
    const env = { PLUVO_TOKEN: 'of-gamma' };
    // Named: one that was found may not say where credentials of the environment go.
    const argv = ['check', '--config', 'pluvo-bulk.yaml', '--org', 'gamma'];
    const { endpoint, sources } = await settings(TOP, argv, env);
    expect(endpoint).toBe('https://gamma.example/graphql/');
    expect(sources[0]).toMatchObject({ name: 'endpoint', source: 'file' });
  });
});

describe('what is wrong with it', () => {
  test.each([
    [
      'archive-mising: true',
      'CONFIG_KEY_UNKNOWN',
      { key: 'archive-mising', nearest: 'archive-missing' },
    ],
    ['zzzzzz: 1', 'CONFIG_KEY_UNKNOWN', { key: 'zzzzzz', nearest: null }],
    ['organisations: {a: {orgg: 1}}', 'CONFIG_KEY_UNKNOWN', { key: 'organisations.a.orgg' }],
    ['limit: many', 'CONFIG_VALUE_INVALID', { key: 'limit' }],
    ['limit: 1.5', 'CONFIG_VALUE_INVALID', { key: 'limit' }],
    ['lang: xx', 'CONFIG_VALUE_INVALID', { key: 'lang' }],
    ['restore: "yes"', 'CONFIG_VALUE_INVALID', { key: 'restore' }],
    ['organisations: [a]', 'CONFIG_VALUE_INVALID', { key: 'organisations' }],
  ])('%s', async (yaml, code, params) => {
    expect(await codesOf(yaml)).toMatchObject([
      { code, params, place: { file: 'pluvo-bulk.yaml' } },
    ]);
  });

  test('everything at once', async () => {
    expect(await codesOf('limit: x\nrestore: 1\nfoo: 2')).toHaveLength(3);
  });

  test('YAML that is none, by its line and without quoting it', async () => {
    const issues = await codesOf('limit: 1\ntoken: "S3CRET\n');
    expect(issues).toMatchObject([{ code: 'CONFIG_INVALID' }]);
    expect(JSON.stringify(issues)).not.toContain('S3CRET');
  });

  test('credentials that others can read', async () => {
    const cwd = await aFolder({ 'pluvo-bulk.yaml': 'token: S3CRET' }, 0o644);
    const { stderr, exitCode } = await run(['check'], { cwd, env: {} });
    expect(stderr).toContain('CONFIG_EXPOSED');
    expect(stderr).not.toContain('S3CRET');
    expect(exitCode).toBe(1);
    const open = await aFolder({ 'pluvo-bulk.yaml': 'limit: 1' }, 0o644);
    expect(await configFor([], COMMANDS, { cwd: open, env: {} })).not.toBeNull();
  });
});

test('flags go before the environment, and that before the file', async () => {
  const sandbox = await startSandbox({ users: [] });
  onTestFinished(() => sandbox.close());
  const yaml = `endpoint: http://127.0.0.1:1/graphql/\ntoken: wrong\nlang: nl\nformat-of-nobody: 1\n`;
  const cwd = await aFolder({ 'pluvo-bulk.yaml': yaml.replace('format-of-nobody: 1\n', '') });
  const config = await configFor(['check'], COMMANDS, { cwd, env: {} });
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  const sourcesOf = (given: { endpoint?: string }, from: Record<string, string>) =>
    settingsOf(given, { env: from, config }).sources.map(({ name, source }) => [name, source]);
  expect(sourcesOf({}, {})).toEqual([
    ['endpoint', 'file'],
    ['token', 'file'],
  ]);
  expect(sourcesOf({}, env)).toEqual([
    ['PLUVO_ENDPOINT', 'environment'],
    ['PLUVO_TOKEN', 'environment'],
  ]);
  expect(sourcesOf({ endpoint: sandbox.url }, {})).toEqual([
    ['--endpoint', 'flag'],
    ['token', 'file'],
  ]);
  const dutch = await run(['check'], { cwd, env });
  expect(dutch).toMatchObject({ exitCode: 0 });
  expect(dutch.stdout).toContain('verbinding');
  const english = await run(['check', '--lang', 'en'], { cwd, env });
  expect(english.stdout).toContain('connection');
});

test('HTTPS_PROXY is used, and not for this machine', async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    proxy.close();
  });
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const HTTPS_PROXY = `http://user:S3CRET@127.0.0.1:${String(port)}`;
  const sandbox = await startSandbox({ users: [] });
  onTestFinished(() => sandbox.close());
  const cwd = await aFolder({});
  const here = { HTTPS_PROXY, PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  expect(await run(['check'], { cwd, env: here })).toMatchObject({ exitCode: 0 });
  expect(asked).toEqual([]);
  const there = { HTTPS_PROXY, PLUVO_ORG: 'acme', PLUVO_TOKEN: 'any' };
  const { stdout, exitCode } = await run(['check', '--json'], { cwd, env: there });
  expect(exitCode).toBe(1);
  expect(asked[0]).toBe('acme.pluvo.com:443');
  expect(stdout).not.toContain('S3CRET');
});

test('the schema for editors is that of the options there are', async () => {
  const file = path.join(import.meta.dirname, '../../templates/pluvo-bulk.schema.json');
  // After a change of options: npm run build && node scripts/make-config-schema.mjs
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(configSchema(COMMANDS));
});
