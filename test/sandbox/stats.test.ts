import { expect, it } from 'vitest';
import { aUser } from '../support/users.ts';
import { answerOf, ask } from './ask.ts';
import { start } from './running.ts';

const create = (email: string, invite: boolean): string =>
  `mutation { updateOrCreateUser(email: "${email}", sendInvite: ${invite}, user: {name: "A"}) { created } }`;

it('tells another process what was done to whom', async () => {
  const sandbox = await start({ users: [aUser(), aUser({ isActive: false })] });
  await ask(sandbox, create('a@zonnehof.example', true));
  await ask(sandbox, create('A@zonnehof.example', true));
  const { status, body } = await answerOf(await fetch(new URL('/_sandbox/stats', sandbox.url)));
  expect(status).toBe(200);
  expect(body).toEqual(JSON.parse(JSON.stringify(sandbox.stats())));
  expect(body).toMatchObject({
    counters: { requests: 2, created: 1, invitationsSent: 1 },
    users: { active: 2, archived: 1 },
    written: [{ email: 'a@zonnehof.example', created: 1, invited: 1, written: 2 }],
    createdTwice: [],
    invitedTwice: [],
  });
});

it('takes no POST', async () => {
  const { url } = await start({ users: [] });
  expect((await fetch(new URL('/_sandbox/stats', url), { method: 'POST' })).status).toBe(405);
});

it('names who was created twice, though the first has another address by now', async () => {
  const sandbox = await start({ users: [] });
  await ask(sandbox, create('a@zonnehof.example', true));
  const ref = sandbox.users()[0]?.ref ?? '';
  const move = `mutation { updateUser(ref: "${ref}", user: {email: "b@zonnehof.example"}) { user { id } } }`;
  await ask(sandbox, move);
  await ask(sandbox, create('A@zonnehof.example', false));
  expect(sandbox.stats()).toMatchObject({
    createdTwice: ['a@zonnehof.example'],
    invitedTwice: [],
  });
});
