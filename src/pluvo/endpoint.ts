// Which endpoint a run talks to, and whether that is allowed.

import { fail } from '../user/issue.ts';

/** The endpoint of an organisation: the trailing slash is required (PLUVO-API, Transport). */
export function organisationEndpoint(organisation: string): string {
  if (!/^[a-z0-9-]+$/.test(organisation)) fail('ORG_INVALID', { given: organisation });
  return `https://${organisation}.pluvo.com/graphql/`;
}

/**
 * An endpoint given as a URL, checked: http or https, and http only to this very machine, since the
 * token travels with each request.
 */
export function checkedEndpoint(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || hasCredentials(parsed)) {
    return fail('ENDPOINT_INVALID', { given: withoutCredentials(url) });
  }
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) fail('ENDPOINT_INSECURE', {});
  return parsed.href;
}

/** Whether Pluvo itself serves it: the credentials of a Pluvo organisation are at home there. */
export function isOfPluvo(endpoint: string): boolean {
  const { protocol, hostname, port } = new URL(endpoint);
  return protocol === 'https:' && port === '' && /^[a-z0-9-]+\.pluvo\.com$/.test(hostname);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

/** Everything up to the last `@` may be a password, also where the address is damaged. */
function withoutCredentials(url: string): string {
  return url.replace(/^([a-z]+:\/\/)?.*@/is, '$1…@');
}
