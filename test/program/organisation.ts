// An organisation in this process, so that a test sees what is done to it.

import { onTestFinished } from 'vitest';
import { startSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { type Respond, handOnTo, isMutation, serve } from '../support/http-server.ts';

/** An endpoint with the sample organisation, unless other users are given; it ends with the test. */
export async function anOrganisation(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  const { url, token, users, log, counters } = sandbox;
  return {
    url,
    /** The environment that makes a command use it. */
    env: { PLUVO_ENDPOINT: url, PLUVO_TOKEN: token },
    users,
    log,
    /** How many it was asked to carry out. */
    mutations: () => Object.values(counters.mutations).reduce((sum, count) => sum + count, 0),
  };
}

/** An organisation that answers questions, and does something else with every mutation. */
export async function withMutations(respond: Respond, options: SandboxOptions = {}) {
  const { url: behind, env } = await anOrganisation(options);
  const ask = handOnTo(behind);
  const { url, seen } = await serve((response, request) => {
    (isMutation(request) ? respond : ask)(response, request);
  });
  return { env: { ...env, PLUVO_ENDPOINT: url }, mutations: () => seen.filter(isMutation) };
}
