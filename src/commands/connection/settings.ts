// Where to connect to and with what: flags go before the environment, and that before the file.

import { checkedEndpoint, organisationEndpoint } from '../../pluvo/endpoint.ts';
import type { ClientCredentials } from '../../pluvo/token.ts';
import type { SettingSource } from '../../report/check/check.ts';
import { fail } from '../../user/issue.ts';
import { refuseHost } from '../options/config-trust.ts';
import type { Io } from '../terminal/io.ts';

export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'client'; readonly client: ClientCredentials };

export interface Settings {
  readonly endpoint: string;
  readonly credentials: Credentials;
  /** What was taken from where; the value of a secret is null. */
  readonly sources: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly source: SettingSource;
  }[];
}

interface Given {
  readonly org?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** What only Pluvo is to see. The id of a client is half of what it logs in with. */
const SECRETS: ReadonlySet<string> = new Set([
  'PLUVO_TOKEN',
  'PLUVO_CLIENT_ID',
  'PLUVO_CLIENT_SECRET',
]);

/**
 * The endpoint and the credentials for it. Fails with CONFIG_HOST_NOT_TRUSTED where those of the
 * environment would go to a host that only a found file names.
 * Fails with ENDPOINT_MISSING, CREDENTIALS_MISSING and what
 * `checkedEndpoint` fails with.
 */
export function settingsOf(given: Given, { env, config }: Pick<Io, 'env' | 'config'>): Settings {
  const sources: Settings['sources'][number][] = [];
  const file = config?.connection;
  const take = (name: string, value: string, source: SettingSource, isSecret = false): string => {
    sources.push({ name, value: isSecret ? null : value, source });
    return value;
  };
  const endpoint = endpointOf();
  const credentials = credentialsOf();
  const isOfFile = (name: string): boolean =>
    sources.some((one) => one.name === name && one.source === 'file');
  const isSecretOfEnvironment = sources.some(
    ({ name, source }) => source === 'environment' && SECRETS.has(name),
  );
  if (config != null && !config.isNamed && isOfFile('endpoint') && isSecretOfEnvironment) {
    refuseHost(endpoint, config);
  }
  return { endpoint, credentials, sources };

  function endpointOf(): string {
    if (given.endpoint !== undefined) {
      return checkedEndpoint(take('--endpoint', given.endpoint, 'flag'));
    }
    // An organisation may have an endpoint of its own in the file.
    const inFile = file?.endpoint ?? null;
    const envOrg = filled('PLUVO_ORG');
    const envEndpoint = filled('PLUVO_ENDPOINT');
    const isOfOrg = given.org !== undefined || (envOrg !== null && envEndpoint === null);
    if (isOfOrg && inFile === null) {
      return given.org === undefined
        ? organisationEndpoint(take('PLUVO_ORG', envOrg ?? '', 'environment'))
        : organisationEndpoint(take('--org', given.org, 'flag'));
    }
    if (!isOfOrg && envEndpoint !== null) {
      return checkedEndpoint(take('PLUVO_ENDPOINT', envEndpoint, 'environment'));
    }
    if (inFile !== null) return checkedEndpoint(take('endpoint', inFile, 'file'));
    if (file?.org == null) return fail('ENDPOINT_MISSING', {});
    return organisationEndpoint(take('org', file.org, 'file'));
  }

  function credentialsOf(): Credentials {
    const token = filled('PLUVO_TOKEN');
    if (token !== null) {
      return { kind: 'token', token: take('PLUVO_TOKEN', token, 'environment', true) };
    }
    const envId = filled('PLUVO_CLIENT_ID');
    const envSecret = filled('PLUVO_CLIENT_SECRET');
    if (envId === null && envSecret === null && file?.token != null) {
      return { kind: 'token', token: take('token', file.token, 'file', true) };
    }
    const clientId = envId ?? file?.clientId ?? fail('CREDENTIALS_MISSING', {});
    const clientSecret = envSecret ?? file?.clientSecret ?? fail('CREDENTIALS_MISSING', {});
    if (envId === null) take('client-id', clientId, 'file');
    else take('PLUVO_CLIENT_ID', clientId, 'environment');
    if (envSecret === null) take('client-secret', clientSecret, 'file', true);
    else take('PLUVO_CLIENT_SECRET', clientSecret, 'environment', true);
    return { kind: 'client', client: { clientId, clientSecret } };
  }

  function filled(name: string): string | null {
    const value = env[name] ?? '';
    return value === '' ? null : value;
  }
}
