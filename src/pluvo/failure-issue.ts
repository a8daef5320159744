// Failures of a request as issues that a person can act on.

import type { Failure, Via } from '../user/gateway.ts';
import { issue, type Issue } from '../user/issue.ts';
import { NO_WAY, OF_PROXY, UNTRUSTED } from './network-errors.ts';

/** What to tell of a failure. `endpoint` is shown; nothing of the request is. */
export function failureIssue(failure: Failure, endpoint: string): Issue {
  switch (failure.kind) {
    case 'throttled':
      return issue('ENDPOINT_THROTTLED', { endpoint });
    case 'server':
      return failure.serverMessage === undefined
        ? issue('ENDPOINT_ERROR', { endpoint, status: failure.status })
        : issue('DATABASE_BUSY', { endpoint }, {}, failure.serverMessage);
    case 'longWait':
      return issue('ENDPOINT_WAIT', { endpoint, until: failure.until });
    case 'network':
      return networkIssue(failure, endpoint);
    case 'timeout':
      return issue('ENDPOINT_TIMEOUT', {
        endpoint,
        seconds: failure.seconds,
        ...between(failure.via),
      });
    case 'unauthorized':
      if (failure.reason === 'client') return issue('CLIENT_REFUSED', { endpoint });
      if (failure.reason === 'scope') return issue('SCOPE_REFUSED', { endpoint });
      return issue('UNAUTHORIZED', { endpoint });
    case 'forbidden':
      return issue('ENDPOINT_REFUSED', { endpoint });
    case 'redirected':
      return issue('ENDPOINT_REDIRECT', { endpoint });
    case 'notGraphql':
      return issue('ENDPOINT_NOT_GRAPHQL', { endpoint, found: failure.found });
    case 'tooLarge':
      return issue('ANSWER_TOO_LARGE', { limit: `${String(failure.limitBytes / 1024 ** 2)} MB` });
    case 'rejected':
      return rejectedIssue(failure, endpoint);
    case 'aborted':
      return issue('INTERRUPTED', { command: null });
    case 'unknown':
      return issue('OUTCOME_UNKNOWN', {});
  }
}

/** Where a proxy is in between, it is the only one that is spoken to until the tunnel stands. */
function networkIssue(
  { cause, via }: Extract<Failure, { kind: 'network' }>,
  endpoint: string,
): Issue {
  if (cause.startsWith(OF_PROXY)) {
    const status = Number(cause.slice(OF_PROXY.length));
    if (status === 407 || via === undefined) {
      const { proxy = null, variable = null } = via ?? {};
      return issue('PROXY_UNAUTHORIZED', { endpoint, proxy, variable });
    }
    return issue('PROXY_REFUSED', { endpoint, proxy: via.proxy, status });
  }
  if (via !== undefined && NO_WAY.has(cause)) return issue('PROXY_UNREACHABLE', { ...via, cause });
  if (UNTRUSTED.has(cause))
    return issue('ENDPOINT_UNTRUSTED', { endpoint, cause, ...between(via) });
  return issue('ENDPOINT_UNREACHABLE', { endpoint, cause, ...between(via) });
}

function between(via: Via | undefined): { readonly proxy?: string } {
  return via === undefined ? {} : { proxy: via.proxy };
}

function rejectedIssue(
  { reason, serverMessage }: Extract<Failure, { kind: 'rejected' }>,
  endpoint: string,
): Issue {
  switch (reason) {
    case 'emailTaken':
      return issue('EMAIL_TAKEN', { otherRef: null }, {}, serverMessage);
    case 'refTaken':
      return issue('REF_TAKEN', {}, {}, serverMessage);
    case 'notFound':
      return issue('USER_NOT_FOUND', {}, {}, serverMessage);
    case 'otherUser':
      return issue('OTHER_USER_WRITTEN', {});
    case 'notWritten':
      return issue('NOT_WRITTEN', {});
    case 'full':
      return issue('SUBSCRIPTION_FULL', {}, {}, serverMessage);
    case 'tooMuch':
      return issue('REQUEST_TOO_LARGE', { endpoint }, {}, serverMessage);
    case 'invalid':
      return issue('SERVER_REJECTED', {}, {}, serverMessage);
    case 'document':
      return issue('ENDPOINT_NOT_SUPPORTED', { endpoint }, {}, serverMessage);
  }
}
