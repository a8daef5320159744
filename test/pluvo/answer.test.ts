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

describe('a passing error of the database', () => {
  it.each([
    'canceling statement due to lock timeout\nCONTEXT:  while updating tuple (0,4)',
    'canceling statement due to statement timeout',
    'deadlock detected\nDETAIL:  Process 7 waits for ShareLock on transaction 8.',
    'could not serialize access due to concurrent update',
    'could not obtain lock on row in relation "users_user"',
    'current transaction is aborted, commands ignored until end of transaction block',
    "An error occurred in the current transaction. You can't execute queries until the end of the 'atomic' block.",
    'FATAL:  sorry, too many clients already',
    'FATAL:  remaining connection slots are reserved for non-replication superuser connections',
    'terminating connection due to administrator command',
    'server closed the connection unexpectedly',
    'connection already closed',
    'FATAL:  the database system is starting up',
    'cannot execute UPDATE in a read-only transaction',
    'database is locked',
    'database table is locked: users_user',
    "(1205, 'Lock wait timeout exceeded; try restarting transaction')",
    "(1213, 'Deadlock found when trying to get lock; try restarting transaction')",
    "(2006, 'MySQL server has gone away')",
  ])('is not about the row: %s', (message) => {
    const busy = { kind: 'server', status: 200, serverMessage: message };
    expect(failureOfError(anError({ message }))).toEqual(busy);
    expect(failureOfError(anError({ message, alias: null }))).toEqual(busy);
  });
});

describe('a request that is too much', () => {
  const refusalOf = (message: string) => failureOfError(anError({ alias: null, message }));

  it.each([
    ['26 aliases found. Allowed: 15', 15],
    ['Aliases limit of 15 exceeded, found 26.', 15],
    ['Too many mutations: 26. Maximum: 15', 15],
    ['Batch of 26 operations exceeds the limit of 15', 15],
  ])('may say how many mutations are not: %s', (serverMessage, allowed) => {
    const failure = { kind: 'rejected', reason: 'tooMuch', serverMessage, allowed };
    expect(refusalOf(serverMessage)).toEqual(failure);
  });

  it.each([
    'Too many aliases',
    'Query is too complex: 900. Maximum allowed complexity: 30',
    'Query is too deep: 9. Maximum depth allowed is: 5',
    "'Write' exceeds maximum operation depth of 10.",
    'Query Cost limit of 5000 exceeded, found 5023.',
    'Syntax Error: Document contains more that 1000 tokens. Parsing aborted.',
    'Syntax Error: Token limit of 1000 exceeded, found 1002.',
    'Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.',
    'Request Entity Too Large',
  ])('may name another number, or none: %s', (serverMessage) => {
    const failure = { kind: 'rejected', reason: 'tooMuch', serverMessage };
    expect(refusalOf(serverMessage)).toEqual(failure);
  });
});

it.each([
  ['Request was throttled. Expected available in 7 seconds.', 7000],
  ['Too many requests', null],
  ['Rate limit exceeded', null],
])('"%s" is about speed, without any code', (message, retryAfterMs) => {
  const failure = { kind: 'throttled', status: 200, retryAfterMs };
  expect(failureOfError(anError({ message }))).toEqual(failure);
  expect(failureOfError(anError({ message, alias: null }))).toEqual(failure);
});

it.each([
  'Your subscription allows at most 250 active users.',
  'The maximum number of users of your plan has been reached.',
  'User limit reached',
  'No seats available: no free seats left',
  'Het maximum aantal gebruikers is bereikt.',
  'Je abonnement is vol.',
  "{'__all__': ['Not enough licenses.']}",
])('"%s" means that the subscription is full', (message) => {
  expect(failureOfError(anError({ message }))).toMatchObject({ reason: 'full' });
});

it.each([
  "{'name': ['Ensure this value has at most 255 characters (it has 300).']}",
  "{'email': ['Enter a valid email address.']}",
])('"%s" does not', (message) => {
  expect(failureOfError(anError({ message }))).toMatchObject({ reason: 'invalid' });
});
