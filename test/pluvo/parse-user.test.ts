// Users of an answer: what is taken, what is made up for, what is refused.

import { describe, expect, it } from 'vitest';
import { parseUser, parseWritten } from '../../src/pluvo/parse-user.ts';
import { aUser } from '../support/users.ts';

describe('parseUser', () => {
  it('takes a user as it is, and nothing beside its fields', () => {
    const user = aUser({ ref: null, roles: ['MANAGER'], afasPersonId: '007' });
    expect(parseUser({ ...user, salary: 1 })).toEqual(user);
  });

  it('fills in what a schema may leave out', () => {
    const { id, isActive, email, name } = aUser();
    expect(parseUser({ id, isActive, email, name, roles: null, ref: null })).toEqual({
      id,
      isActive,
      email,
      name,
      ref: null,
      roles: [],
      profileImage: '',
      language: '',
      extraFields: '{}',
      afasEmployeeId: null,
      afasPersonId: null,
    });
  });

  it('leaves roles out that are none', () => {
    expect(parseUser(aUser({ roles: ['TRAINER'] }))?.roles).toEqual(['TRAINER']);
    expect(parseUser({ ...aUser(), roles: ['TRAINER', null, 3] })?.roles).toEqual(['TRAINER']);
  });

  it.each(['id', 'email', 'name', 'isActive'])('refuses a user without %s', (field) => {
    expect(parseUser({ ...aUser(), [field]: null })).toBeNull();
    expect(parseUser({ ...aUser(), [field]: 1 })).toBeNull();
  });

  it.each([null, undefined, 'user', 7, []])('refuses %j', (json) => {
    expect(parseUser(json)).toBeNull();
    expect(parseWritten(json)).toBeNull();
  });
});

describe('parseWritten', () => {
  it('takes who was written', () => {
    const { id, ref, email, name } = aUser();
    expect(parseWritten({ id, ref, email, name, extra: 1 })).toEqual({ id, ref, email, name });
    expect(parseWritten({ id, email, name })).toEqual({ id, ref: null, email, name });
    expect(parseWritten({ id, ref, name })).toBeNull();
  });
});
