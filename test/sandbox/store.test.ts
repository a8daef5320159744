import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserDraft } from '../../src/sandbox/rules.ts';
import { Store, type Verdict } from '../../src/sandbox/store.ts';
import type { User } from '../../src/user/user.ts';
import { isUuid } from '../../src/user/fields.ts';
import { aUser, aUuid } from '../support/users.ts';

const NEW = { name: 'Fenna Wijnja', email: 'fenna@zonnehof.example' };

function storeOf(...users: User[]): Store {
  return new Store(users, aUuid);
}

function written(verdict: Verdict): User {
  if (!verdict.ok) throw new Error(`refused: ${verdict.refusal.kind}`);
  return verdict.user;
}

/** The refusal, with its problems as a plain object. */
function refused(verdict: Verdict) {
  if (verdict.ok) throw new Error('not refused');
  const { refusal } = verdict;
  return refusal.kind === 'invalid' ? Object.fromEntries(refusal.problems) : refusal;
}

describe('creating a user', () => {
  it('fills in what is not given, with a UUID for the ref', () => {
    const store = storeOf();
    const user = written(store.create(NEW));
    expect(user).toMatchObject({
      ...NEW,
      isActive: true,
      language: 'NL',
      extraFields: '{}',
      afasEmployeeId: null,
    });
    expect(isUuid(user.id)).toBe(true);
    expect(isUuid(user.ref ?? '')).toBe(true);
    expect(user.ref).not.toBe(user.id);
  });

  it.each([
    ['a blank name', { ...NEW, name: ' ' }, { name: 'This field cannot be blank.' }],
    ['no name', { email: NEW.email }, { name: 'This field cannot be blank.' }],
    ['no e-mail', { name: NEW.name }, { email: 'This field cannot be blank.' }],
    ['null', { ...NEW, language: null }, { language: 'This field cannot be null.' }],
    [
      'a long ref',
      { ...NEW, ref: 'x'.repeat(256) },
      { ref: 'Ensure this value has at most 255 characters (it has 256).' },
    ],
  ])('refuses %s', (_what, draft, problems) => {
    const store = storeOf();
    expect(refused(store.create(draft))).toEqual(problems);
    expect(store.all()).toEqual([]);
  });

  it('names every field that is wrong', () => {
    const problems = refused(storeOf().create({ email: 'no address', isActive: null }));
    expect(Object.keys(problems).sort()).toEqual(['email', 'isActive', 'name']);
  });

  it.each([
    ['fenna@zonnehof', false],
    ['fenna.@zonnehof.example', false],
    ['fenna wijnja@zonnehof.example', false],
    ['@zonnehof.example', false],
    ['fenna@-zonnehof.example', false],
    ['fenna@zonnehof.example', true],
    ['f.w+pluvo@mail.zonnehof.example', true],
    ["o'brien@zonnehof.example", true],
    ['fenna@zönnehof.example', true],
  ])('checks the address %s', (email, good) => {
    expect(storeOf().create({ ...NEW, email }).ok).toBe(good);
  });
});

describe('uniqueness', () => {
  const known = aUser({ ref: '1001', email: 'Known@zonnehof.example' });

  it('refuses a known ref, and a known e-mail in any case', () => {
    const store = storeOf(known);
    expect(refused(store.create({ ...NEW, ref: '1001' }))).toMatchObject({
      kind: 'taken',
      field: 'ref',
    });
    expect(refused(store.create({ ...NEW, email: 'kNOWN@zonnehof.example' }))).toMatchObject({
      kind: 'taken',
      field: 'email',
    });
    expect(store.all()).toEqual([known]);
  });

  it('lets a user keep their own, and take what another gave up', () => {
    const store = storeOf(known, aUser({ ref: '1002' }));
    written(
      store.update({ by: 'ref', ref: '1001' }, { ref: '1001', email: 'KNOWN@zonnehof.example' }),
    );
    written(
      store.update({ by: 'ref', ref: '1001' }, { ref: '1003', email: 'new@zonnehof.example' }),
    );
    const heir = written(
      store.update({ by: 'ref', ref: '1002' }, { ref: '1001', email: known.email }),
    );
    expect(store.byRef('1001')).toBe(heir);
    expect(store.byEmail(known.email)).toBe(heir);
  });
});

describe('updateOrCreateUser', () => {
  const known = aUser({ ref: '1001', email: 'known@zonnehof.example', afasEmployeeId: '7' });

  it('selects by ref or by e-mail', () => {
    const store = storeOf(known);
    const byRef = store.upsert({ by: 'ref', ref: '1001' }, { name: 'A' });
    expect(byRef).toMatchObject({ created: false, user: { id: known.id, name: 'A' } });
    const byEmail = store.upsert({ by: 'email', email: 'KNOWN@zonnehof.example' }, { ref: '1009' });
    expect(byEmail).toMatchObject({ created: false, user: { id: known.id, ref: '1009' } });
    expect(store.byRef('1001')).toBeUndefined();
  });

  it('creates who is not found, with what was selected by', () => {
    const store = storeOf();
    const byRef = store.upsert({ by: 'ref', ref: '1001' }, NEW);
    expect(byRef).toMatchObject({ created: true, user: { ref: '1001' } });
    const byEmail = store.upsert({ by: 'email', email: 'x@zonnehof.example' }, { name: 'X' });
    expect(byEmail).toMatchObject({ created: true, user: { email: 'x@zonnehof.example' } });
  });

  it('changes only what is given; null empties what may be empty', () => {
    const store = storeOf(known);
    const changed = written(
      store.update({ by: 'ref', ref: '1001' }, { isActive: false, afasEmployeeId: null }),
    );
    expect(changed).toEqual({ ...known, isActive: false, afasEmployeeId: null });
    expect(refused(store.update({ by: 'ref', ref: '1001' }, { ref: null, name: null }))).toEqual({
      ref: 'This field cannot be null.',
      name: 'This field cannot be null.',
    });
  });

  it('does not update whom it does not know', () => {
    expect(refused(storeOf().update({ by: 'ref', ref: '1001' }, { name: 'A' }))).toEqual({
      kind: 'notFound',
    });
  });
});

it('refuses to start with two users of one address', () => {
  const twice = [aUser({ email: 'a@zonnehof.example' }), aUser({ email: 'A@zonnehof.example' })];
  expect(() => storeOf(...twice)).toThrow('two users share an e-mail address');
});

describe('after any sequence of mutations', () => {
  const refs = fc.constantFrom('1', '2', '3', '');
  const emails = fc.constantFrom('a@x.example', 'A@x.example', 'b@x.example', 'not an address');
  const draft: fc.Arbitrary<UserDraft> = fc.record(
    { ref: fc.option(refs), email: fc.option(emails), name: fc.constantFrom('N', 'M') },
    { requiredKeys: ['name'] },
  );
  const step = fc.oneof(
    draft.map((given) => (store: Store) => store.create(given)),
    fc.tuple(refs, draft).map(
      ([ref, given]) =>
        (store: Store) =>
          store.update({ by: 'ref', ref }, given),
    ),
    fc.tuple(refs, draft).map(
      ([ref, given]) =>
        (store: Store) =>
          store.upsert({ by: 'ref', ref }, given),
    ),
    fc.tuple(emails, draft).map(
      ([email, given]) =>
        (store: Store) =>
          store.upsert({ by: 'email', email }, given),
    ),
  );

  it('refs and addresses are unique, every user is found by both, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const store = storeOf();
        for (const run of steps) {
          const before = store.all();
          const { ok } = run(store);
          const users = store.all();
          if (!ok) expect(users).toEqual(before);
          expect(new Set(users.map(({ ref }) => ref)).size).toBe(users.length);
          expect(new Set(users.map(({ email }) => email.toLowerCase())).size).toBe(users.length);
          for (const user of users) {
            expect(store.byRef(user.ref ?? '')).toBe(user);
            expect(store.byEmail(user.email.toUpperCase())).toBe(user);
          }
        }
      }),
    );
  });
});
