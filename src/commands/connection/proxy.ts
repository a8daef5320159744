// The way to the network where a proxy stands in between. Node's own `fetch` knows nothing of those.

import { BlockList, isIP } from 'node:net';
import { fail } from '../../user/issue.ts';
import type { Via } from '../../user/gateway.ts';
import type { Io } from '../terminal/io.ts';
import { tunnel } from './tunnel.ts';

interface Proxy extends Via {
  readonly uri: string;
  /** What it is told of who asks; `null` where it need not know. */
  readonly authorization: string | null;
}

/** How an endpoint is reached. */
export interface Way {
  /** Undefined for Node's own. */
  readonly fetch: typeof fetch | undefined;
  /** The proxy in between; `null` where there is none. */
  readonly via: Via | null;
}

/** Those that curl looks at for https://, in its order, and HTTP_PROXY, which many set alone. */
const VARIABLES = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'] as const;

/**
 * The way to an endpoint by `HTTPS_PROXY`, `ALL_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in capitals or
 * not. Fails with PROXY_INVALID, which names the variable.
 */
export async function wayTo(endpoint: string, { env }: Pick<Io, 'env'>): Promise<Way> {
  const found = givenProxy(env);
  if (found === null) return { fetch: undefined, via: null };
  // Of a CommonJS module that is imported so, the bundle has the default alone.
  const { default: undici } = await import('undici');
  const { Agent, buildConnector, fetch: send } = undici;
  // Also where no proxy is used: with NODE_USE_ENV_PROXY Node's own `fetch` would go by one all the same.
  const proxy = isDirect(new URL(endpoint), env) ? null : proxyOf(found);
  const overTls = buildConnector({});
  const dispatcher =
    proxy === null
      ? new Agent()
      : new Agent({
          connect(options, callback) {
            const { hostname: host, port } = options;
            tunnel({ ...proxy, host, port: port === '' ? 443 : Number(port) }).then(
              (httpSocket) => {
                overTls({ ...options, httpSocket }, callback);
              },
              (error: unknown) => {
                callback(error instanceof Error ? error : new Error(String(error)), null);
              },
            );
          },
        });
  const proxied = (input: string, init?: object): Promise<unknown> =>
    send(input, { ...init, dispatcher });
  return {
    // The same interface; undici and Node's types each name its parts by themselves.
    fetch: proxied as unknown as typeof fetch,
    via: proxy === null ? null : { proxy: proxy.proxy, variable: proxy.variable },
  };
}

interface Given {
  readonly variable: string;
  readonly value: string;
}

function givenProxy(env: Io['env']): Given | null {
  for (const name of VARIABLES) {
    const found = given(name, env);
    if (found !== null) return found;
  }
  return null;
}

/** A variable in small letters goes before the one in capitals, as for curl; an empty one says nothing. */
function given(name: string, env: Io['env']): Given | null {
  for (const variable of [name.toLowerCase(), name]) {
    const value = (env[variable] ?? '').trim();
    if (value !== '') return { variable, value };
  }
  return null;
}

/** Fails with PROXY_INVALID, which does not show the value: it may hold a password. */
function proxyOf({ variable, value }: Given): Proxy {
  const refuse = (): never => fail('PROXY_INVALID', { variable });
  const uri = parsed(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  if (uri === null || !['http:', 'https:'].includes(uri.protocol)) return refuse();
  // A password with a `#`, a `/` or a `\` in it makes something else of the address.
  const isBare = ['', '/'].includes(uri.pathname) && uri.search === '' && uri.hash === '';
  if (!isBare || value.includes('\\')) return refuse();
  const [user, password] = [decoded(uri.username), decoded(uri.password)];
  if (user === null || password === null) return refuse();
  const { host, protocol } = uri;
  return {
    uri: `${protocol}//${host}`,
    authorization:
      user === '' && password === ''
        ? null
        : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    proxy: host,
    variable,
  };
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** This machine is never behind a proxy: the token is not for one to see. */
const HERE = ['localhost', '127.0.0.0/8', '::1'];

/** Whether NO_PROXY, in any of its usual forms, has an address reached without a proxy. */
function isDirect({ hostname, port, protocol }: URL, env: Io['env']): boolean {
  const host = bare(hostname);
  const at = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const exceptions = (given('NO_PROXY', env)?.value ?? '').split(/[\s,;]+/);
  return [...exceptions, ...HERE].some((text) => text !== '' && isExcepted(host, at, text));
}

/** `*`, `example.com` with all below it, `.example.com`, `*.example.com`, an address, a range, each with a port or none. */
function isExcepted(host: string, port: string, text: string): boolean {
  if (text === '*') return true;
  const [, pattern = text, only = port] = /^(\[.*\]|[^:]*):(\d+)$/.exec(text) ?? [];
  if (only !== port) return false;
  const wanted = bare(pattern).replace(/^\*?\./, '');
  if (isIP(host) === 0) return host === wanted || host.endsWith(`.${wanted}`);
  return isInRange(host, wanted);
}

function isInRange(address: string, range: string): boolean {
  const [network = '', bits] = range.split('/');
  const version = isIP(network);
  if (version === 0 || version !== isIP(address)) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const widest = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
  if (!(prefix <= widest)) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(address, family);
}

/** A host as it is compared: without the brackets of IPv6, and without the dot at the end. */
function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
