// Real proxies and TLS servers on loopback, for what goes wrong on the way.

import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer as createPlainServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { SelfSigned } from './certificates.ts';

export interface Listening {
  /** `127.0.0.1` and the port. */
  readonly host: string;
}

/** What a proxy does with a wish for a tunnel. */
export type Tunnel = (socket: Duplex, request: IncomingMessage) => void;

/** A proxy, and what it was asked for. */
export async function aProxy(
  tunnel: Tunnel,
): Promise<Listening & { readonly asked: readonly IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer();
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    asked.push(request);
    socket.on('error', () => undefined);
    tunnel(socket, request);
  });
  return { host: await listening(server), asked };
}

/** Refuses with a status. */
export function refusing(status: string): Tunnel {
  return (socket) => socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`);
}

/** Hands on to one server, whatever host is asked for. */
export function handingOnTo({ host }: Listening): Tunnel {
  return (socket) => {
    const [address = '', port = ''] = host.split(':');
    const behind = connect(Number(port), address, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      behind.pipe(socket).pipe(behind);
    });
    behind.on('error', () => socket.destroy());
    socket.on('close', () => behind.destroy());
  };
}

/** A TLS server in front of an endpoint of this machine. */
export async function tlsInFrontOf(url: string, certificate: SelfSigned): Promise<Listening> {
  const server = createTlsServer(certificate, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { authorization = '', 'content-type': type = '' } = request.headers;
      fetch(url, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body: Buffer.concat(chunks),
      })
        .then(async (answer) => {
          response.writeHead(answer.status, {
            'content-type': answer.headers.get('content-type') ?? '',
          });
          response.end(Buffer.from(await answer.arrayBuffer()));
        })
        .catch(() => response.destroy());
    });
  });
  // Who does not trust it hangs up.
  server.on('tlsClientError', () => undefined);
  return { host: await listening(server) };
}

/** Something that listens and speaks no HTTP. */
export async function noHttp(say: string): Promise<Listening> {
  return { host: await listening(createPlainServer((socket) => socket.end(say))) };
}

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return `127.0.0.1:${String(address.port)}`;
}
