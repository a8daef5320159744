import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { aUser } from '../support/users.ts';
import { ask } from './ask.ts';

const WRITTEN = 'user { id ref email name }';
const known = aUser({ ref: '1001', email: 'known@zonnehof.example' });
const other = aUser({ ref: '1002', email: 'other@zonnehof.example' });

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ users: [known, other] });
});
afterEach(() => sandbox.close());

describe('the documented mutations', () => {
  it('createUser', async () => {
    const document = `mutation ($name: String!) {
      createUser(sendInvite: true, user: {ref: "7", name: $name, email: "a@zonnehof.example"}) { ${WRITTEN} }
    }`;
    const { body } = await ask(sandbox, document, { name: "Aafke 't Hooft" });
    const user = { ref: '7', email: 'a@zonnehof.example', name: "Aafke 't Hooft" };
    expect(body).toMatchObject({ data: { createUser: { user } } });
    expect(sandbox.users()).toHaveLength(3);
    expect(sandbox.users()[2]).toMatchObject(user);
  });

  it('updateUser, to archive', async () => {
    await ask(
      sandbox,
      `mutation { updateUser(ref: "1001", user: {isActive: false}) { ${WRITTEN} } }`,
    );
    expect(sandbox.users()).toEqual([{ ...known, isActive: false }, other]);
  });

  it('updateOrCreateUser, by ref and by email, says whether it created', async () => {
    const { body } = await ask(
      sandbox,
      `mutation {
        a0: updateOrCreateUser(sendInvite: true, ref: "1001", user: {afasEmployeeId: "5"}) { created ${WRITTEN} }
        a1: updateOrCreateUser(sendInvite: true, email: "new@zonnehof.example", user: {name: "New"}) { created ${WRITTEN} }
      }`,
    );
    expect(body).toMatchObject({
      data: {
        a0: { created: false, user: { id: known.id, ref: '1001' } },
        a1: { created: true, user: { email: 'new@zonnehof.example' } },
      },
    });
  });

  it('needs exactly one selector', async () => {
    const both = 'ref: "1001", email: "known@zonnehof.example",';
    for (const selector of ['', both]) {
      const document = `mutation { updateOrCreateUser(${selector} user: {name: "A"}) { created } }`;
      expect((await ask(sandbox, document)).body).toHaveProperty('errors');
    }
    expect(sandbox.users()).toEqual([known, other]);
  });
});

describe('extraFields', () => {
  const document = `mutation ($extra: JSONString) {
    updateUser(ref: "1001", user: {extraFields: $extra}) { user { extraFields } }
  }`;

  it('comes back as the same JSON, spelled as Python spells it', async () => {
    const value = { team: 'Café, "Zuid"', uren: [1, 2], leeg: {}, regel: 'a,\n b' };
    const { body } = await ask(sandbox, document, { extra: JSON.stringify(value) });
    const text = String.raw`{"team": "Caf\u00e9, \"Zuid\"", "uren": [1, 2], "leeg": {}, "regel": "a,\n b"}`;
    expect(body).toEqual({ data: { updateUser: { user: { extraFields: text } } } });
    expect(JSON.parse(text)).toEqual(value);
  });

  it('is refused where it is no JSON, as a variable and inline', async () => {
    const inline = `mutation { updateUser(ref: "1001", user: {extraFields: "{"}) { user { id } } }`;
    expect((await ask(sandbox, document, { extra: '{' })).status).toBe(400);
    expect((await ask(sandbox, inline)).status).toBe(400);
    expect(sandbox.users()).toEqual([known, other]);
  });
});

describe('a refusal reaches its own alias and no other', () => {
  const batch = (second: string): string => `mutation {
    a0: updateUser(ref: "1001", user: {name: "Changed"}) { user { name } }
    a1: ${second}
  }`;

  it.each([
    [
      'an invalid address',
      'updateUser(ref: "1002", user: {email: "no address"}) { user { id } }',
      "{'email': ['Enter a valid email address.']}",
    ],
    [
      'a user who is not there',
      'updateUser(ref: "9", user: {name: "A"}) { user { id } }',
      'User matching query does not exist.',
    ],
    [
      'a known user created again',
      'createUser(user: {ref: "1002", name: "A", email: "a@zonnehof.example"}) { user { id } }',
      'duplicate key value violates unique constraint "users_user_organisation_ref_uniq"\n'
        + 'DETAIL:  Key (organisation_id, ref)=(1, 1002) already exists.',
    ],
  ])('%s', async (_what, second, message) => {
    expect(await ask(sandbox, batch(second))).toMatchObject({
      status: 200,
      body: {
        errors: [{ message, path: ['a1'] }],
        data: { a0: { user: { name: 'Changed' } }, a1: null },
      },
    });
    expect(sandbox.counters.refused).toBe(1);
  });

  it('words a unique error as either database does', async () => {
    const taken = `mutation { updateUser(ref: "1002", user: {email: "KNOWN@zonnehof.example"}) { user { id } } }`;
    const postgres = await ask(sandbox, taken);
    expect(postgres.body).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/^duplicate key value violates unique constraint .*email/),
        },
      ],
    });
    const light = await startSandbox({ users: [known, other], database: 'sqlite' });
    try {
      expect((await ask(light, taken)).body).toMatchObject({
        errors: [{ message: expect.stringMatching(/^UNIQUE constraint failed: .*email$/) }],
      });
    } finally {
      await light.close();
    }
  });
});

describe('what was done is counted', () => {
  it('by kind, with the invitations to new users only', async () => {
    await ask(
      sandbox,
      `mutation {
        a0: updateOrCreateUser(sendInvite: true, ref: "1001", user: {name: "A"}) { created }
        a1: updateOrCreateUser(sendInvite: true, ref: "1003", user: {name: "B", email: "b@zonnehof.example"}) { created }
        a2: updateOrCreateUser(ref: "1004", user: {name: "C", email: "c@zonnehof.example"}) { created }
        a3: createUser(user: {ref: "1005", name: "D", email: "d@zonnehof.example"}) { user { id } }
        a4: createUser(sendInvite: false, user: {ref: "1006", name: "E", email: "e@zonnehof.example"}) { user { id } }
        a5: updateUser(ref: "1002", user: {name: ""}) { user { id } }
      }`,
    );
    expect(sandbox.counters).toEqual({
      requests: 1,
      unauthorized: 0,
      tokensIssued: 0,
      throttled: 0,
      mutations: { createUser: 2, updateUser: 1, updateOrCreateUser: 3 },
      created: 4,
      invitationsSent: 2,
      refused: 1,
      rolledBack: 0,
      faults: {},
    });
    const invited = sandbox.log.filter((entry) => entry.invited).map(({ id }) => id);
    const refs = invited.map((id) => sandbox.users().find((user) => user.id === id)?.ref);
    expect(refs).toEqual(['1003', '1005']);
    expect(sandbox.log[5]).toEqual({
      mutation: 'updateUser',
      outcome: 'refused',
      id: null,
      createdAs: null,
      invited: false,
    });
  });
});
