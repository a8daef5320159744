// What single errors of an answer are taken for: the wordings are those of Django and its databases.

import { describe, expect, it } from 'vitest';
import { failureOfError, type GraphqlError } from '../../src/pluvo/answer.ts';

function anError(given: Partial<GraphqlError>): GraphqlError {
  return { alias: 'a0', message: '', code: '', ...given };
}

describe('failureOfError', () => {
  it.each(['AuthenticationError', 'NOT_AUTHENTICATED', 'PermissionDeniedAuth', 'UNAUTHENTICATED'])(
    'code %s is about the token',
    (code) => {
      expect(failureOfError(anError({ code }))).toEqual({ kind: 'unauthorized' });
    },
  );

  it.each(['THROTTLED', 'RATE_LIMITED', 'rate-limit-exceeded', 'RateLimitError'])(
    'code %s is about speed',
    (code) => {
      const failure = { kind: 'throttled', status: 200, retryAfterMs: null };
      expect(failureOfError(anError({ code }))).toEqual(failure);
    },
  );

  it.each([
    ['UNIQUE constraint failed: users_user.organisation_id, users_user.email', 'emailTaken'],
    [
      'duplicate key value violates unique constraint "users_user_email_key"\nDETAIL:  Key (email)=(a@b.example) already exists.',
      'emailTaken',
    ],
    ["{'email': ['User with this E-mail already exists.']}", 'emailTaken'],
    ['UNIQUE constraint failed: users_user.organisation_id, users_user.ref', 'refTaken'],
    [
      'duplicate key value violates unique constraint "users_user_organisation_ref_key"',
      'refTaken',
    ],
    ['User matching query does not exist.', 'notFound'],
    ["{'email': ['Enter a valid email address.']}", 'invalid'],
    ["{'name': ['This field cannot be blank.']}", 'invalid'],
    ['UNIQUE constraint failed: users_user.badge', 'invalid'],
    ['', 'invalid'],
  ])('%s', (message, reason) => {
    const failure = { kind: 'rejected', reason, serverMessage: message };
    expect(failureOfError(anError({ message }))).toEqual(failure);
  });

  it('an error of the request as a whole is one of the document', () => {
    const message = 'Cannot query field "afasPersonId" on type "User".';
    expect(failureOfError(anError({ alias: null, message }))).toEqual({
      kind: 'rejected',
      reason: 'document',
      serverMessage: message,
    });
  });
});
