// The HTTP side: reads requests, writes replies, listens on loopback and nowhere else.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BODY_REFUSALS, type BodyRefusal, htmlReply, type Reply } from './reply.ts';

/** The largest body taken, in bytes: what Django takes by default. */
const BODY_LIMIT = 2_621_440;

export interface BodyLimit {
  readonly bytes?: number | undefined;
  readonly refusedAs?: BodyRefusal | undefined;
}

export interface Listening {
  readonly port: number;
  /** Stops listening and cuts the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Serves `answer` on 127.0.0.1; port 0 takes a free one. Rejects with the system's error when the
 * port cannot be had. What `answer` throws is a 500 and goes to `onError`.
 */
export async function listen(
  port: number,
  answer: (request: Received) => Promise<Reply>,
  onError: (error: unknown) => void,
  limit: BodyLimit = {},
): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(request, response, answer, limit).catch((error: unknown) => {
      // The caller hung up before the answer: there is nobody left to tell.
      if (request.destroyed && !request.complete) return;
      onError(error);
      send(response, htmlReply(500, 'Server Error (500)'));
    });
  });
  await started(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return { port: address.port, close: () => stopped(server) };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: Received) => Promise<Reply>,
  { bytes = BODY_LIMIT, refusedAs = 'html-413' }: BodyLimit,
): Promise<void> {
  const body = await readBody(request, bytes);
  if (body === null) {
    send(response, BODY_REFUSALS[refusedAs]());
    return;
  }
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { authorization } = request.headers;
  send(
    response,
    await answer({ method: request.method ?? 'GET', path: pathname, authorization, body }),
  );
}

/** The body as text, or `null` where it is larger than the limit. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? null : Buffer.concat(chunks).toString('utf8');
}

/** Sends a reply, or as much of it as is to arrive before the connection breaks. */
function send(response: ServerResponse, { status, headers, body, cutAfter }: Reply): void {
  const { socket } = response;
  if (cutAfter === 0) {
    socket?.resetAndDestroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (cutAfter === undefined) response.end(bytes);
  // A reset would take back what has not arrived yet.
  else response.write(bytes.subarray(0, cutAfter), () => socket?.destroy());
}

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/** A request after its body has come in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly answer: (request: Received) => Reply | Promise<Reply>;
}

/** By path. */
export type Routes = Readonly<Record<string, Route>>;

/** Answers a request. Only what is wrong with the stand-in itself is thrown. */
export async function route(routes: Routes, request: Received): Promise<Reply> {
  const { path, method } = request;
  const found = routes[path];
  if (found !== undefined) {
    return method === found.method
      ? found.answer(request)
      : htmlReply(405, '405 Method Not Allowed', { allow: found.method });
  }
  const location = `${path}/`;
  return location in routes
    ? htmlReply(301, '301 Moved Permanently', { location })
    : htmlReply(404, '404 Not Found');
}
