// Which addresses a token may be sent to.

import { describe, expect, it } from 'vitest';
import { checkedEndpoint, organisationEndpoint } from '../../src/pluvo/endpoint.ts';
import { IssueError, type Issue } from '../../src/user/issue.ts';

function refusal(work: () => string): Issue | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof IssueError) return error.issues[0];
    throw error;
  }
  throw new Error('not refused');
}

describe('organisationEndpoint', () => {
  it('has the slash at its end', () => {
    expect(organisationEndpoint('acme-2')).toBe('https://acme-2.pluvo.com/graphql/');
  });

  it.each(['', 'Acme', 'acme.evil.example/', 'acme/..', 'a b', 'acme\n', 'zoë', '@evil', 'a:1'])(
    'refuses %j',
    (given) => {
      expect(refusal(() => organisationEndpoint(given))).toMatchObject({
        code: 'ORG_INVALID',
        params: { given },
      });
    },
  );
});

describe('checkedEndpoint', () => {
  it.each([
    'https://acme.pluvo.com/graphql/',
    'http://localhost:4010/graphql/',
    'http://127.0.0.1:4010/graphql/',
    'http://127.9.9.9/graphql/',
    'http://[::1]:4010/graphql/',
  ])('takes %s', (url) => {
    expect(checkedEndpoint(url)).toBe(url);
  });

  it.each([
    'http://acme.pluvo.com/graphql/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://192.168.1.1/graphql/',
    'http://[::2]/graphql/',
    'http://0.0.0.0/',
  ])('refuses %s, over which a token could be read', (url) => {
    expect(refusal(() => checkedEndpoint(url))).toMatchObject({ code: 'ENDPOINT_INSECURE' });
  });

  it.each(['', 'acme', 'acme.pluvo.com/graphql/', 'ftp://acme.pluvo.com/', 'file:///etc/passwd'])(
    'refuses %j, which is no address of an endpoint',
    (given) => {
      expect(refusal(() => checkedEndpoint(given))).toMatchObject({
        code: 'ENDPOINT_INVALID',
        params: { given },
      });
    },
  );

  it.each([
    'https://me:hunter2@acme.pluvo.com/graphql/',
    'https://hunter2@acme.pluvo.com/graphql/',
    'https://:hunter2@acme.pluvo.com/graphql/',
    'https://me:hun/ter2:hunter2@acme.pluvo.com/',
    'me:hunter2@acme.pluvo.com/graphql/',
  ])('refuses credentials in an address, and does not repeat them: %s', (url) => {
    const problem = refusal(() => checkedEndpoint(url));
    expect(problem?.code).toBe('ENDPOINT_INVALID');
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(JSON.stringify(problem)).toContain('acme.pluvo.com');
  });
});
