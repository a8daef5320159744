// A proxy and a certificate of the organisation's own, for a real process: Node reads NODE_EXTRA_CA_CERTS
// only when it starts.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { anOrganisation } from '../program/organisation.ts';
import { commandErrors, commandJson } from '../program/result.ts';
import { selfSigned } from '../support/certificates.ts';
import { aFolder, projectFile } from '../support/in-process.ts';
import { aProxy, handingOnTo, tlsInFrontOf } from '../support/proxies.ts';
import { run } from './program.ts';

it('an import goes by the proxy, to a server that NODE_EXTRA_CA_CERTS has trusted', async () => {
  const organisation = await anOrganisation();
  const certificate = selfSigned('pluvo.example');
  const proxy = await aProxy(handingOnTo(await tlsInFrontOf(organisation.url, certificate)));
  const cwd = aFolder();
  const ca = path.join(cwd, 'authority.pem');
  writeFileSync(ca, certificate.cert);
  const env = {
    ...organisation.env,
    PLUVO_ENDPOINT: 'https://pluvo.example/graphql/',
    HTTPS_PROXY: proxy.host,
    NODE_EXTRA_CA_CERTS: ca,
  };
  const argv = ['import', projectFile('samples/roster.csv'), '--yes', '--json'];
  const result = commandJson(await run(argv, { cwd, env }));
  // The sample has rows that cannot be used: each is told, and nothing else.
  expect(commandErrors(result)).toEqual([]);
  expect(result.errors).toHaveLength(result.invalid + result.conflict);
  expect(result.outcomes.created).toBe(result.actions.create);
  expect(organisation.mutations()).toBeGreaterThan(0);
  expect(proxy.asked.map(({ url }) => url)).toContain('pluvo.example:443');
});
