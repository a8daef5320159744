// The way to the network where a proxy stands in between. Node's own `fetch` knows nothing of those.

import type { Io } from '../terminal/io.ts';

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** A `fetch` that goes by `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`; undefined where none is set. */
export async function proxiedFetch({ env }: Pick<Io, 'env'>): Promise<typeof fetch | undefined> {
  if (VARIABLES.every((name) => (env[name] ?? '') === '')) return undefined;
  const { EnvHttpProxyAgent, fetch: send } = await import('undici');
  const given = (lower: string): string | undefined => {
    const value = env[lower] ?? env[lower.toUpperCase()] ?? '';
    return value === '' ? undefined : value;
  };
  const httpsProxy = given('https_proxy') ?? given('http_proxy');
  const dispatcher = new EnvHttpProxyAgent({
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    // http:// is only ever this machine, and the token is not for a proxy to see.
    noProxy: [given('no_proxy') ?? '', 'localhost', '127.0.0.1', '[::1]'].join(','),
  });
  const proxied = (input: string, init?: object): Promise<unknown> =>
    send(input, { ...init, dispatcher });
  // The same interface; undici and Node's types each name its parts by themselves.
  return proxied as unknown as typeof fetch;
}
