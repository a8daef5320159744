// A folder that somebody else has filled: a roster, a configuration, a mapping and a runs folder of his
// choosing. Whatever he tries: no secret leaves, nothing is deleted, nothing is written that was not shown.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, serve } from '../support/http-server.ts';
import { aFolder, run, type RunOptions } from '../support/in-process.ts';
import { writeMeta } from '../../src/commands/run-folder/run-meta.ts';
import { noOutcomes } from '../../src/commands/terminal/result.ts';
import { removeLeftovers } from '../../src/commands/run-folder/run-folder.ts';
import { anOrganisation } from './organisation.ts';
import { commandJson } from './result.ts';

const TOKEN = 'token-S3CRET-2b7e';
const ROSTER = 'Personeelsnummer;Naam;E-mail\n1;Noor Vos;noor@zonnehof.example\n';
const OLD = '2020-01-31T09-30-00-roster';

/** A folder from somebody else; it holds a roster, and more. */
function given(files: Readonly<Record<string, string>> = {}): string {
  const folder = aFolder();
  for (const [name, text] of Object.entries({ 'roster.csv': ROSTER, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text, { mode: 0o600 });
  }
  return folder;
}

/** Everything in a folder: names, kinds, contents. */
function picture(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
      return `${name}: ${found?.isFile() === true ? readFileSync(path.join(folder, name), 'utf8') : 'no file'}`;
    })
    .sort();
}

const VERBS = [
  ['check'],
  ['import', 'roster.csv', '--yes'],
  ['plan', 'roster.csv'],
  ['export', '-o', '-'],
  ['template'],
] as const;

describe('no secret leaves', () => {
  /** A host of the attacker: it must never hear from us. */
  async function anAttacker() {
    return serve(json(200, { data: { access_token: 'x', users: [] } }));
  }

  const token = { PLUVO_TOKEN: TOKEN };
  const client = { PLUVO_CLIENT_ID: 'id', PLUVO_CLIENT_SECRET: TOKEN };

  it.each([
    ['endpoint', (url: string) => `endpoint: ${url}`, token, []],
    ['endpoint, client credentials', (url: string) => `endpoint: ${url}`, client, []],
    [
      'endpoint, half of client credentials',
      (url: string) => `endpoint: ${url}\nclient-id: his`,
      client,
      [],
    ],
    [
      'endpoint of the named organisation',
      (url: string) => `organisations: {acme: {endpoint: "${url}"}}`,
      token,
      ['--org', 'acme'],
    ],
    [
      'endpoint of an organisation of the file',
      (url: string) => `org: acme\norganisations: {acme: {endpoint: "${url}"}}`,
      token,
      [],
    ],
    ['endpoint and a token of his own', (url: string) => `endpoint: ${url}\ntoken: his`, token, []],
    [
      'by an alias',
      (url: string) => `org: &a acme\norganisations: {*a : {endpoint: "${url}"}}`,
      token,
      [],
    ],
  ])('%s', async (_, yaml, secrets, flags) => {
    const { url, seen } = await anAttacker();
    const cwd = given({ 'pluvo-bulk.yaml': yaml(url) });
    for (const verb of VERBS) {
      const { stdout, stderr, exitCode } = await run([...verb, ...flags], { cwd, env: secrets });
      const said = stdout + stderr;
      expect(exitCode).toBe(1);
      // Which file, which host, what to type.
      expect(said).toContain('pluvo-bulk.yaml');
      expect(said).toContain(new URL(url).host);
      expect(said).toContain(`--endpoint ${url}`);
      expect(said).toContain('--config pluvo-bulk.yaml');
      expect(said).not.toContain('S3CRET');
    }
    expect(seen).toEqual([]);
    expect(existsSync(path.join(cwd, 'pluvo-runs'))).toBe(false);
  });

  it('PLUVO_ORG does not lend its name to a host of the file', async () => {
    const { url, seen } = await anAttacker();
    const cwd = given({ 'pluvo-bulk.yaml': `organisations: {acme: {endpoint: "${url}"}}` });
    const { stderr } = await run(['export', '-o', '-'], {
      cwd,
      env: { ...token, PLUVO_ORG: 'acme' },
    });
    expect(stderr).toContain('CONFIG_HOST_NOT_TRUSTED');
    expect(seen).toEqual([]);
  });

  it('beside the roster as in the working folder', async () => {
    const { url, seen } = await anAttacker();
    const from = given({ 'pluvo-bulk.yaml': `endpoint: ${url}` });
    const cwd = path.dirname(from);
    const file = path.join(path.basename(from), 'roster.csv');
    const { stderr } = await run(['import', file, '--yes'], { cwd, env: token });
    expect(stderr).toContain(`--config ${path.join(path.basename(from), 'pluvo-bulk.yaml')}`);
    expect(seen).toEqual([]);
  });

  it.each([
    'https://acme.pluvo.com.attacker.example/graphql/',
    'https://attackerpluvo.com/graphql/',
    'https://pluvo.com.attacker.example/graphql/',
    'https://acme.pluvo.com:8443/graphql/',
    'https://acme.pluvo.com./graphql/',
    'https://x.attacker.example/acme.pluvo.com/',
    'https://a.b.pluvo.com/graphql/',
  ])('%s is not Pluvo', async (endpoint) => {
    const cwd = given({ 'pluvo-bulk.yaml': `endpoint: ${endpoint}` });
    const { stderr } = await run(['export', '-o', '-'], { cwd, env: token });
    expect(stderr).toContain('error CONFIG_HOST_NOT_TRUSTED');
  });

  it('what the person has named is used: by flag, by environment, by --config', async () => {
    const { url, env } = await anOrganisation();
    const secret = { PLUVO_TOKEN: env.PLUVO_TOKEN };
    const cwd = given({ 'pluvo-bulk.yaml': `endpoint: ${url}\n` });
    for (const [flags, more] of [
      [['--endpoint', url], {}],
      [['--config', 'pluvo-bulk.yaml'], {}],
      [[], { PLUVO_ENDPOINT: url }],
    ] as const) {
      const ran = await run(['check', ...flags], { cwd, env: { ...secret, ...more } });
      expect(ran).toMatchObject({ exitCode: 0 });
    }
  });

  it('a proxy is nothing that a file can say', async () => {
    const { url, seen } = await anAttacker();
    for (const key of ['proxy', 'https_proxy', 'HTTPS_PROXY', 'https-proxy']) {
      const cwd = given({ 'pluvo-bulk.yaml': `org: acme\n${key}: ${url}` });
      const { stderr } = await run(['export', '-o', '-'], { cwd, env: token });
      expect(stderr).toContain('CONFIG_KEY_UNKNOWN');
    }
    expect(seen).toEqual([]);
  });
});

describe('nothing is done unasked', () => {
  it.each([
    ['yes', 'yes: true'],
    ['yes', 'organisations: {acme: {yes: true}}'],
    ['yes', 'organisations: {acme: {"yes": true}}'],
    ['force', 'force: true'],
    ['purge', 'purge: 0h'],
  ])('a found file cannot say %s: %s', async (key, yaml) => {
    const organisation = await anOrganisation();
    const cwd = given({ 'pluvo-bulk.yaml': yaml });
    const before = picture(cwd);
    for (const verb of [['import', 'roster.csv'], ['runs']] as const) {
      const { stderr, exitCode } = await run(verb, { cwd, env: organisation.env });
      expect(exitCode).toBe(1);
      expect(stderr).toContain('error CONFIG_KEY_NOT_TRUSTED');
      expect(stderr).toContain(`"${key}"`);
      expect(stderr).toContain('--config pluvo-bulk.yaml');
    }
    expect(organisation.mutations()).toBe(0);
    expect(picture(cwd)).toEqual(before);
  });

  it('a named one can, and a found one can say no', async () => {
    const organisation = await anOrganisation();
    const cwd = given({
      'mine.yaml': 'yes: true\n',
      'pluvo-bulk.yaml': 'yes: false\nforce: false\n',
    });
    const asked = await run(['import', 'roster.csv', '--json'], { cwd, env: organisation.env });
    expect(commandJson(asked).errors).toMatchObject([{ code: 'NO_TERMINAL' }]);
    expect(organisation.mutations()).toBe(0);
    const argv = ['import', 'roster.csv', '--json', '--config', 'mine.yaml'];
    const ran = commandJson(await run(argv, { cwd, env: organisation.env }));
    expect(ran.outcomes.created + ran.outcomes.updated).toBe(1);
  });
});

describe('nothing is written elsewhere', () => {
  it.each([
    ['preview', (out: string) => `preview: ${out}/preview.html`],
    ['preview', () => 'preview: [preview.html, ../preview.json]'],
    ['preview', () => 'preview: link/preview.html'],
    ['preview', () => 'preview: nowhere/preview.html'],
    ['output', (out: string) => `output: ${out}/users.xlsx`],
    ['output', () => 'output: ../roster.plan'],
    ['save', () => 'save: sub/../../ours.json'],
    ['runs', (out: string) => `runs: ${out}`],
    ['runs', () => 'runs: link'],
    ['runs', () => 'runs: link/deeper/still'],
    ['state', () => 'state: ../state.json'],
    ['mapping', () => 'mapping: ../secret.json'],
    ['roster', () => 'roster: ../roster.csv'],
    ['preview', () => 'organisations: {acme: {preview: ../preview.html}}'],
  ])('%s outside the folder of a found file: %#', async (key, yaml) => {
    const out = aFolder();
    const organisation = await anOrganisation();
    const cwd = given({ 'pluvo-bulk.yaml': yaml(out) });
    symlinkSync(out, path.join(cwd, 'link'));
    symlinkSync(path.join(out, 'not-there'), path.join(cwd, 'nowhere'));
    const before = [
      picture(cwd),
      picture(out),
      readdirSync(path.dirname(cwd)).includes('preview.html'),
    ];
    for (const verb of [
      ['import', 'roster.csv', '--yes'],
      ['export'],
      ['columns', 'roster.csv'],
    ] as const) {
      const { stderr, exitCode } = await run(verb, { cwd, env: organisation.env });
      expect(exitCode).toBe(1);
      expect(stderr).toContain('error CONFIG_PATH_OUTSIDE');
      expect(stderr).toContain(key);
    }
    expect(organisation.mutations()).toBe(0);
    expect([
      picture(cwd),
      picture(out),
      readdirSync(path.dirname(cwd)).includes('preview.html'),
    ]).toEqual(before);
  });

  it('paths in a file are relative to it, and to nothing else', async () => {
    const organisation = await anOrganisation();
    const cwd = given({
      'hr/roster.csv': ROSTER.replace('Naam', 'Wie'),
      'hr/ours.json': '{"columns": {"Wie": "name"}}',
      'hr/pluvo-bulk.yaml': 'mapping: ours.json\npreview: [shown/../preview.json]\nruns: done\n',
    });
    const argv = ['import', 'hr/roster.csv', '--yes', '--json'];
    const ran = commandJson(await run(argv, { cwd, env: organisation.env }));
    expect(ran.errors).toEqual([]);
    expect(path.dirname(ran.run ?? '')).toBe(path.join(cwd, 'hr/done'));
    expect(existsSync(path.join(cwd, 'hr/preview.json'))).toBe(true);
    expect(readdirSync(cwd)).toEqual(['hr', 'roster.csv']);
    // On the command line they are relative to where it is typed.
    const named = [
      'plan',
      'hr/roster.csv',
      '--mapping',
      'hr/ours.json',
      '-o',
      'roster.plan',
      '--preview',
      'p.html',
    ];
    expect(await run(named, { cwd, env: organisation.env })).toMatchObject({ exitCode: 0 });
    expect(readdirSync(cwd)).toEqual(['hr', 'p.html', 'roster.csv', 'roster.plan']);
  });

  it('-o - is no path', async () => {
    const organisation = await anOrganisation();
    const cwd = given({ 'hr/pluvo-bulk.yaml': 'output: "-"\n' });
    const argv = ['export', '--config', 'hr/pluvo-bulk.yaml'];
    const { stdout, exitCode } = await run(argv, { cwd, env: organisation.env });
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').length).toBeGreaterThan(10);
  });

  it('a configuration that is a pipe, a folder or a link is no trap', async () => {
    const organisation = await anOrganisation();
    const pipe = given();
    execFileSync('mkfifo', [path.join(pipe, 'pluvo-bulk.yaml')]);
    const folder = given({ 'pluvo-bulk.yaml/x': '' });
    for (const cwd of [pipe, folder]) {
      const { stderr, exitCode } = await run(['check'], { cwd, env: organisation.env });
      expect(stderr).toContain('error FILE_UNREADABLE');
      expect(exitCode).toBe(1);
    }
  });
});

describe('nothing is deleted', () => {
  /** A runs folder with one old run in it, which is ours. */
  async function withOldRun(): Promise<{ readonly cwd: string; readonly old: string }> {
    const cwd = given();
    const old = path.join(cwd, 'pluvo-runs', OLD);
    mkdirSync(old, { recursive: true });
    const started = '2020-01-31T09:30:00.000Z';
    await writeMeta(old, {
      format: 'pluvo-bulk run',
      version: 1,
      tool: '1.0.0',
      command: 'import',
      endpoint: 'https://acme.pluvo.com/graphql/',
      roster: null,
      started,
      ended: started,
      state: 'finished',
      changes: 0,
      outcomes: noOutcomes(),
    });
    for (const name of ['plan.jsonl', 'journal.jsonl', 'report.csv', 'report.html']) {
      writeFileSync(path.join(old, name), '');
    }
    return { cwd, old };
  }

  const purge = (cwd: string, options: RunOptions = {}) =>
    run(['runs', '--purge', '1h'], { cwd, ...options });

  const site = {
    'pluvo-runs/site/meta.json': '{"title": "Our web site"}',
    'pluvo-runs/site/index.html': '<p>',
    'pluvo-runs/site/report.csv': 'ours too',
    'pluvo-runs/empty/meta.json': '',
    'pluvo-runs/other/meta.json': '{"format": "other"}',
    'pluvo-runs/other/plan.jsonl': 'a plan of another program',
    [`pluvo-runs/${OLD}/meta.json`]: '{"name": "a package"}',
    [`pluvo-runs/${OLD}/report.json`]: '[]',
  };

  it('of folders that do not carry our mark, and they are not listed as runs', async () => {
    const cwd = given(site);
    const before = picture(cwd);
    const { stdout } = await purge(cwd, { now: () => Date.now() + 1e12 });
    expect(stdout).toBe('');
    expect(picture(cwd)).toEqual(before);
  });

  it('of what we did not write: the rest of the folder stays, and is named', async () => {
    const { cwd, old } = await withOldRun();
    const precious = aFolder();
    writeFileSync(path.join(precious, 'diary.txt'), 'dear');
    writeFileSync(path.join(old, 'notes.txt'), 'mine');
    writeFileSync(path.join(old, 'x.tmp'), 'mine');
    mkdirSync(path.join(old, 'photos'));
    writeFileSync(path.join(old, 'photos/plan.jsonl'), 'mine');
    symlinkSync(precious, path.join(old, 'link'));
    rmSync(path.join(old, 'report.html'));
    symlinkSync(path.join(precious, 'diary.txt'), path.join(old, 'report.html'));
    rmSync(path.join(old, 'report.csv'));
    mkdirSync(path.join(old, 'report.csv'));
    writeFileSync(path.join(old, 'report.csv/kept'), 'mine');
    const { stderr, exitCode } = await purge(cwd);
    expect(exitCode).toBe(0);
    for (const name of ['notes.txt', 'x.tmp', 'photos', 'link', 'report.html', 'report.csv']) {
      expect(stderr).toContain(name);
    }
    expect(readdirSync(old).sort()).toEqual(
      ['link', 'notes.txt', 'photos', 'report.csv', 'report.html', 'x.tmp'].sort(),
    );
    expect(readFileSync(path.join(old, 'photos/plan.jsonl'), 'utf8')).toBe('mine');
    expect(picture(precious)).toEqual(['diary.txt: dear']);
  });

  it('a whole run of ours goes, whatever lies beside it', async () => {
    const { cwd, old } = await withOldRun();
    writeFileSync(path.join(old, '.pluvo-bulk-0123456789abcdef.tmp'), '');
    const beside = path.join(cwd, 'pluvo-runs/site');
    mkdirSync(beside);
    writeFileSync(path.join(beside, 'meta.json'), '{}');
    expect((await purge(cwd)).stderr).toContain('Removed 1 run');
    expect(existsSync(old)).toBe(false);
    expect(existsSync(beside)).toBe(true);
  });

  it('by way of a link: neither a runs folder that is one, nor a run that is one', async () => {
    const { cwd, old } = await withOldRun();
    const linked = given();
    symlinkSync(path.join(cwd, 'pluvo-runs'), path.join(linked, 'pluvo-runs'));
    const refused = await purge(linked);
    expect(refused.stderr).toContain('error OUTPUT_IS_LINK');
    const inside = given();
    mkdirSync(path.join(inside, 'pluvo-runs'));
    symlinkSync(old, path.join(inside, 'pluvo-runs', path.basename(old)));
    await purge(inside);
    // Its mark is a link: the plan there is of another run.
    const borrowed = path.join(inside, 'pluvo-runs/borrowed');
    mkdirSync(borrowed);
    symlinkSync(path.join(old, 'meta.json'), path.join(borrowed, 'meta.json'));
    writeFileSync(path.join(borrowed, 'plan.jsonl'), 'mine');
    await purge(inside);
    expect(readFileSync(path.join(borrowed, 'plan.jsonl'), 'utf8')).toBe('mine');
    expect(existsSync(path.join(old, 'plan.jsonl'))).toBe(true);
  });

  it('on a terminal it lists and asks, and a no is a no', async () => {
    const { cwd, old } = await withOldRun();
    const no = await purge(cwd, { interactive: true, stdin: 'n\n' });
    expect(no.stdout).toContain(path.basename(old));
    expect(no.stderr).toContain('Remove 1 run for good? [y/N]');
    expect(no.exitCode).toBe(1);
    expect(existsSync(old)).toBe(true);
    const yes = await purge(cwd, { interactive: true, stdin: 'y\n' });
    expect(yes.exitCode).toBe(0);
    expect(existsSync(old)).toBe(false);
  });

  it('of a run whose end cannot be told', async () => {
    const { cwd, old } = await withOldRun();
    const meta = JSON.parse(readFileSync(path.join(old, 'meta.json'), 'utf8')) as object;
    const changed = { ...meta, started: 'long ago', ended: null, state: 'stopped' };
    writeFileSync(path.join(old, 'meta.json'), JSON.stringify(changed));
    await purge(cwd);
    expect(existsSync(path.join(old, 'plan.jsonl'))).toBe(true);
  });

  it('by resume: only what we had begun to write', async () => {
    const { old } = await withOldRun();
    for (const name of ['thesis.tmp', '.pluvo-bulk-0123456789abcdef.tmp']) {
      writeFileSync(path.join(old, name), 'mine');
    }
    symlinkSync(path.join(old, 'thesis.tmp'), path.join(old, '.pluvo-bulk-fedcba9876543210.tmp'));
    await removeLeftovers(old);
    const left = readdirSync(old).filter((name) => name.endsWith('.tmp'));
    expect(left.sort()).toEqual(['.pluvo-bulk-fedcba9876543210.tmp', 'thesis.tmp']);
  });
});

describe('a run that was planted', () => {
  /** A run folder of the attacker's, stopped half way, for an endpoint. */
  async function planted() {
    const organisation = await anOrganisation();
    const cwd = given();
    const { env } = organisation;
    await run(['plan', 'roster.csv', '-o', 'roster.plan'], { cwd, env });
    const ran = commandJson(await run(['import', 'roster.csv', '--yes', '--json'], { cwd, env }));
    const folder = ran.run ?? '';
    rmSync(path.join(folder, 'journal.jsonl'));
    const meta = path.join(folder, 'meta.json');
    const said = JSON.parse(readFileSync(meta, 'utf8')) as object;
    writeFileSync(meta, JSON.stringify({ ...said, state: 'stopped', ended: null }));
    return { ...organisation, cwd, folder, before: organisation.mutations() };
  }

  it('is shown before it is asked about, and a no is a no', async () => {
    const { env, cwd, mutations, before } = await planted();
    const options = { cwd, env, interactive: true, stdin: 'n\n' };
    const { stdout, exitCode } = await run(['resume'], options);
    expect(stdout).toContain('Noor Vos');
    expect(exitCode).toBe(1);
    expect(mutations()).toBe(before);
  });

  it.each(['journal.jsonl', 'plan.jsonl', 'meta.json'])(
    'with a link or a pipe as %s is none',
    async (name) => {
      const { env, cwd, folder, mutations, before } = await planted();
      const target = path.join(cwd, 'diary.txt');
      writeFileSync(target, 'dear');
      for (const put of [
        () => {
          symlinkSync(target, path.join(folder, name));
        },
        () => execFileSync('mkfifo', [path.join(folder, name)]),
      ]) {
        rmSync(path.join(folder, name), { force: true });
        put();
        for (const verb of ['resume', 'undo']) {
          const ran = await run([verb, folder, '--yes', '--json'], { cwd, env });
          expect(commandJson(ran).errors).toMatchObject([{ code: 'RUN_NOT_FOUND' }]);
        }
      }
      expect(readFileSync(target, 'utf8')).toBe('dear');
      expect(mutations()).toBe(before);
    },
  );
});
