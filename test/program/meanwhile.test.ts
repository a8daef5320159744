// What others do in Pluvo between the preview and the yes: it stays, and whom they changed is left alone.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { handOnTo, serve } from '../support/http-server.ts';
import { aFolder, run, type Ran, type RunOptions } from '../support/in-process.ts';
import { aUser } from '../support/users.ts';
import { anOrganisation } from './organisation.ts';
import { commandJson, reportLines } from './result.ts';

const at = (local: string): string => `${local}@zonnehof.example`;

const people = (): ReturnType<typeof aUser>[] => [
  aUser({ ref: '1', name: 'Sanne', email: at('a'), extraFields: '{"team":"A","desk":"1"}' }),
  aUser({ ref: '2', name: 'Tim', email: at('b'), extraFields: '{"team":"A","desk":"2"}' }),
  aUser({ ref: '3', name: 'Loes', email: at('c'), isActive: false }),
];

const ROSTER = [
  'ref;name;email;isActive;extraFields.team',
  `1;Sanne;${at('a')};yes;B`,
  `2;Tim;${at('b')};yes;B`,
  `3;Loes;${at('c')};yes;`,
  `4;Noor;${at('d')};yes;`,
  `5;Bram;${at('e')};yes;`,
].join('\n');

async function anOffice(api: 'first' | 'both') {
  const organisation = await anOrganisation({ users: people(), api });
  const { url, env } = organisation;
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), ROSTER);
  return {
    ...organisation,
    cwd,
    /** Somebody else writes to a user, or makes one. */
    async somebody(ref: string, user: string): Promise<void> {
      const headers = {
        authorization: `Bearer ${env.PLUVO_TOKEN}`,
        'content-type': 'application/json',
      };
      const query = `mutation { updateOrCreateUser(sendInvite: false, ref: "${ref}", user: {${user}}) { user { id } } }`;
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      expect(await answer.json()).not.toHaveProperty('errors');
    },
    user(ref: string) {
      const found = organisation.users().find((user) => user.ref === ref);
      if (found === undefined) throw new Error(`nobody has ${ref}`);
      return found;
    },
    ask: (argv: readonly string[], options: RunOptions): Promise<Ran> =>
      run(argv, { cwd, env, interactive: true, ...options }),
  };
}

const DESK = String.raw`extraFields: "{\"team\": \"A\", \"desk\": \"9\"}"`;

describe.each(['first', 'both'] as const)('an organisation of generation %s', (api) => {
  test('import leaves alone whom others have changed or made since the preview', async () => {
    const office = await anOffice(api);
    const ran = await office.ask(['import', 'roster.csv', '--json'], {
      stdin: async () => {
        await office.somebody('1', DESK);
        await office.somebody('4', `name: "A stranger", email: "${at('stranger')}"`);
        await office.somebody('77', `name: "Another", email: "${at('e')}"`);
        return 'y';
      },
    });
    const told = commandJson(ran);
    expect(told).toMatchObject({
      exitCode: 3,
      outcomes: { updated: 1, restored: 1, created: 0, stale: 3 },
    });
    const stale = reportLines(told).filter(({ outcome }) => outcome === 'stale');
    expect(stale.map(({ row, code }) => [row, code])).toEqual([
      [2, 'STALE'],
      [5, 'STALE'],
      [6, 'STALE'],
    ]);
    expect(JSON.parse(office.user('1').extraFields)).toEqual({ team: 'A', desk: '9' });
    expect(JSON.parse(office.user('2').extraFields)).toEqual({ team: 'B', desk: '2' });
    expect(office.user('4')).toMatchObject({ name: 'A stranger', email: at('stranger') });
    expect(office.user('77')).toMatchObject({ name: 'Another', email: at('e') });
    expect(office.users()).toHaveLength(5);
  });

  test('undo does so as well', async () => {
    const office = await anOffice(api);
    const done = commandJson(
      await office.ask(['import', 'roster.csv', '--yes', '--json'], { interactive: false }),
    );
    expect(done.outcomes).toMatchObject({ updated: 2, restored: 1, created: 2, stale: 0 });
    const ran = await office.ask(['undo', String(done.run), '--json'], {
      stdin: async () => {
        await office.somebody('2', 'name: "Timothy"');
        await office.somebody('4', 'name: "Noor B."');
        return 'y';
      },
    });
    expect(commandJson(ran).outcomes).toMatchObject({ updated: 1, archived: 2, stale: 2 });
    expect(JSON.parse(office.user('1').extraFields)).toEqual({ team: 'A', desk: '1' });
    expect(office.user('2')).toMatchObject({ name: 'Timothy' });
    expect(JSON.parse(office.user('2').extraFields)).toEqual({ team: 'B', desk: '2' });
    expect(office.user('4')).toMatchObject({ name: 'Noor B.', isActive: true });
    expect(office.user('5')).toMatchObject({ isActive: false });
  });

  test('apply shows what has become stale before it asks, and looks again after the yes', async () => {
    const office = await anOffice(api);
    await office.ask(['plan', 'roster.csv', '-o', 'roster.plan'], { interactive: false });
    await office.somebody('1', DESK);
    const ran = await office.ask(['apply', 'roster.plan'], {
      stdin: async () => {
        await office.somebody('2', 'name: "Timothy"');
        return 'y';
      },
      screen: { columns: 200, rows: 60, color: false },
    });
    const shown = ran.stdout.slice(0, ran.stdout.indexOf('The report'));
    expect(shown).toMatch(/The user was changed in Pluvo after the plan was made.*\n?.*row 2/);
    expect(ran.stderr).toContain('4 changes');
    expect(ran.exitCode).toBe(3);
    expect(JSON.parse(office.user('1').extraFields)).toEqual({ team: 'A', desk: '9' });
    expect(office.user('2')).toMatchObject({ name: 'Timothy' });
    expect(JSON.parse(office.user('2').extraFields)).toEqual({ team: 'A', desk: '2' });
    expect(office.user('4')).toMatchObject({ name: 'Noor' });
  });
});

test('only the users concerned are read again where the endpoint can select them', async () => {
  const office = await anOffice('both');
  const { url, seen } = await serve(handOnTo(office.url));
  let before = 0;
  const ran = await office.ask(['import', 'roster.csv'], {
    env: { ...office.env, PLUVO_ENDPOINT: url },
    stdin: () => {
      before = seen.length;
      return Promise.resolve('y');
    },
  });
  expect(ran.exitCode).toBe(0);
  const reads = seen.slice(before).filter(({ body }) => /"query":"\s*query/.test(body));
  // Once for all, and once more for the extra fields, right before they are written.
  expect(reads.map(({ body }) => body.includes('ReadBack'))).toEqual([true, true]);
});
