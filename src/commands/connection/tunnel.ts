// A tunnel through a proxy (HTTP CONNECT), with every way it can fail told by a code. The agent that
// undici has for this asks a proxy that hangs up again and again, without end.

import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Socket } from 'node:net';
import { OF_PROXY } from '../../pluvo/network-errors.ts';

export interface TunnelOptions {
  /** The proxy: its scheme, host and port. */
  readonly uri: string;
  /** The header that says who asks; `null` where that need not be said. */
  readonly authorization: string | null;
  readonly host: string;
  readonly port: number;
}

/** As long as undici waits for a connection. */
const TIMEOUT_MS = 10_000;

/** The socket behind which is the host. Rejects with an error that has a `code`. */
export function tunnel({ uri, authorization, host, port }: TunnelOptions): Promise<Socket> {
  const { hostname, port: at, protocol } = new URL(uri);
  const request = protocol === 'https:' ? overHttps : overHttp;
  const target = `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      // Brackets are for addresses in URLs.
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: at === '' ? (protocol === 'https:' ? 443 : 80) : Number(at),
      method: 'CONNECT',
      path: target,
      headers: {
        host: target,
        ...(authorization !== null && { 'proxy-authorization': authorization }),
      },
      agent: false,
      timeout: TIMEOUT_MS,
    });
    asked.on('connect', ({ statusCode = 0 }, socket, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        socket.setTimeout(0);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new TunnelError(`${OF_PROXY}${String(statusCode)}`));
    });
    asked.on('timeout', () => {
      asked.destroy(new TunnelError('UND_ERR_CONNECT_TIMEOUT'));
    });
    asked.on('error', reject);
    asked.end();
  });
}

class TunnelError extends Error {
  readonly code: string;

  constructor(code: string) {
    super('the proxy did not make a tunnel');
    this.code = code;
  }
}
