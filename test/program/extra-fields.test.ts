// A change of one extra field: told as one line, and written without undoing what others did to the rest.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { handOnTo, serve } from '../support/http-server.ts';
import { aFolder, run } from '../support/in-process.ts';
import { aUser } from '../support/users.ts';
import { anOrganisation } from './organisation.ts';
import { commandJson, reportLines } from './result.ts';

const EXTRAS = '{"big":123456789,"desk":"1","team":"A"}';
const ROSTER = ['ref;extraFields.team;extraFields.floor', '1;B;', '2;B;3'].join('\n');

async function anOffice() {
  const users = ['1', '2'].map((ref) => aUser({ ref, name: 'Sanne', extraFields: EXTRAS }));
  const organisation = await anOrganisation({ users });
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), ROSTER);
  return { ...organisation, cwd };
}

test.each(['html', 'xlsx', 'json'])('a preview as %s has one line a member', async (format) => {
  const { cwd, env } = await anOffice();
  const argv = ['import', 'roster.csv', '--dry-run', '--preview', `p.${format}`];
  const ran = await run(argv, { cwd, env });
  expect(ran.stdout).toContain('extraFields.team: A → B\n');
  expect(ran.stdout).toContain('extraFields.floor: (empty) → 3\n');
  expect(ran.stdout).not.toContain('desk');
  if (format === 'xlsx') return;
  const text = readFileSync(path.join(cwd, `p.${format}`), 'utf8');
  expect(text).not.toContain('123456789');
  if (format === 'html')
    expect(text).toMatch(/extraFields\.team<\/i> <bdi>A<\/bdi> → <bdi>B<\/bdi>/);
  else {
    const { rows } = JSON.parse(text) as { rows: { changes: unknown }[] };
    expect(rows[1]?.changes).toEqual([
      { field: 'extraFields.floor', before: null, after: 3, source: 'C3' },
      { field: 'extraFields.team', before: 'A', after: 'B', source: 'B3' },
    ]);
  }
});

test('a report has one line a member, as CSV and as JSON', async () => {
  const { cwd, env } = await anOffice();
  const told = commandJson(await run(['import', 'roster.csv', '--yes', '--json'], { cwd, env }));
  expect(reportLines(told)[0]?.changes).toEqual([
    { field: 'extraFields.team', before: 'A', after: 'B', source: 'B2' },
  ]);
  const csv = readFileSync(path.join(String(told.run), 'report.csv'), 'utf8');
  expect(csv).toContain('extraFields.team: A → B');
});

describe('while the run goes on, somebody changes', () => {
  /** The import, and what somebody writes to the extra fields of the second user right before its turn. */
  async function during(theirs: string) {
    const office = await anOffice();
    const somebody = async (): Promise<void> => {
      const { PLUVO_TOKEN: token } = office.env;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const user = `{extraFields: ${JSON.stringify(theirs)}}`;
      const query = `mutation { updateUser(ref: "2", user: ${user}) { user { id } } }`;
      await fetch(office.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    };
    const handOn = handOnTo(office.url);
    let mutations = 0;
    const { url } = await serve((response, request) => {
      const isWrite = request.body.includes('mutation Write');
      if (isWrite) mutations += 1;
      const isFirst = isWrite && mutations === 1;
      void (isFirst ? somebody() : Promise.resolve()).then(() => {
        handOn(response, request);
      });
    });
    const env = { ...office.env, PLUVO_ENDPOINT: url };
    const flags = ['--yes', '--json', '--batch', '1', '--concurrency', '1'];
    const told = commandJson(
      await run(['import', 'roster.csv', ...flags], { cwd: office.cwd, env }),
    );
    const { extraFields = '' } = office.users().find(({ ref }) => ref === '2') ?? {};
    return { ...office, env, told, extraFields };
  }

  test('another one: both stay, and undo takes back that of the run alone', async () => {
    const { told, extraFields, env, cwd, users } = await during(
      '{"big":123456789,"desk":"9","team":"A"}',
    );
    expect(told.outcomes).toMatchObject({ updated: 2, stale: 0 });
    expect(JSON.parse(extraFields)).toEqual({ big: 123456789, desk: '9', floor: 3, team: 'B' });

    const undone = commandJson(
      await run(['undo', String(told.run), '--yes', '--json'], { cwd, env }),
    );
    expect(undone.outcomes).toMatchObject({ updated: 2, stale: 0 });
    expect(users().map((user): unknown => JSON.parse(user.extraFields))).toEqual([
      JSON.parse(EXTRAS),
      { big: 123456789, desk: '9', team: 'A' },
    ]);
  });

  test('the same one: theirs stays', async () => {
    const { told, extraFields } = await during('{"desk":"1","team":"C"}');
    expect(told.outcomes).toMatchObject({ updated: 1, stale: 1 });
    expect(JSON.parse(extraFields)).toEqual({ desk: '1', team: 'C' });
  });
});
