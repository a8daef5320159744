// A plan, or a run, belongs to the endpoint that it was made for.

import { fail } from '../user/issue.ts';

/**
 * Fails with PLAN_OTHER_ENDPOINT. The embedded sandbox listens on another port each time: there a plan
 * for this machine will do.
 */
export function checkEndpoint(endpoint: string, planned: string, sandbox: boolean): void {
  const isRehearsal = sandbox && new URL(planned).hostname === '127.0.0.1';
  if (endpoint !== planned && !isRehearsal) fail('PLAN_OTHER_ENDPOINT', { endpoint, planned });
}
