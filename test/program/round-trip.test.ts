// What is exported and imported again changes nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { anOrganisation } from './organisation.ts';
import { aFolder, run } from '../support/in-process.ts';
import { commandJson } from './result.ts';

interface Exported {
  readonly ref: string | null;
  readonly isActive: boolean;
}

describe('export, then import', () => {
  it.each(['csv', 'xlsx'])('%s: zero changes', async (format) => {
    const cwd = aFolder();
    const { env, users, mutations } = await anOrganisation();
    const file = `everybody.${format}`;
    const exported = await run(['export', '-o', file], { cwd, env });
    expect(exported).toMatchObject({ stdout: '', exitCode: 0 });

    const result = commandJson(await run(['import', file, '--yes', '--json'], { cwd, env }));
    expect(result).toMatchObject({
      actions: { create: 0, update: 0, restore: 0, archive: 0 },
      skipped: 0,
      invalid: 0,
      conflict: 0,
      errors: [],
      exitCode: 0,
    });
    expect(result.unchanged).toBe(users().length);
    expect(mutations()).toBe(0);
  });

  it('JSON is for other programs: an import says that it does not read it', async () => {
    const cwd = aFolder();
    const { env, users } = await anOrganisation();
    await run(['export', '-o', 'users.json'], { cwd, env });
    const exported: unknown = JSON.parse(readFileSync(path.join(cwd, 'users.json'), 'utf8'));
    expect(exported).toHaveLength(users().length);

    const { stdout, stderr, exitCode } = await run(['import', 'users.json'], { cwd, env });
    expect(stderr).toMatch(/^error OWN_FILE: .*\(users\.json\)\n {2}\S/);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
  });
});

describe('export', () => {
  it('writes active or archived users alone, and the columns asked for', async () => {
    const cwd = aFolder();
    const { env, users } = await anOrganisation();
    const read = (name: string): readonly Exported[] =>
      JSON.parse(readFileSync(path.join(cwd, name), 'utf8')) as Exported[];

    await Promise.all([
      run(['export', '-o', 'active.json', '--active'], { cwd, env }),
      run(['export', '-o', 'archived.json', '--archived', '--columns', 'ref,isActive'], {
        cwd,
        env,
      }),
    ]);
    const active = read('active.json');
    const archived = read('archived.json');
    expect(active.every(({ isActive }) => isActive)).toBe(true);
    expect(archived.some(({ isActive }) => isActive)).toBe(false);
    expect(active.length + archived.length).toBe(users().length);
    expect(archived.map((user) => Object.keys(user))).toContainEqual(['ref', 'isActive']);
  });

  it('writes CSV to stdout, and nothing else there', async () => {
    const { env } = await anOrganisation();
    const { stdout, stderr, exitCode } = await run(
      ['export', '-o', '-', '--columns', 'ref,name', '--active'],
      { env },
    );
    const [head, ...rows] = stdout.trimEnd().split(/\r?\n/);
    expect(head).toBe('Reference,Full name');
    expect(rows).toContain('1001,Sanne de Jong');
    expect(stderr).toBe(`${String(rows.length)} users\n`);
    expect(exitCode).toBe(0);
  });

  it('overwrites a file with --force', async () => {
    const cwd = aFolder();
    const { env } = await anOrganisation();
    const file = path.join(cwd, 'users.csv');
    writeFileSync(file, 'mine');
    const forced = await run(['export', '-o', 'users.csv', '--force'], { cwd, env });
    expect(forced.exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('Sanne de Jong');
  });
});
