// Real HTTP servers on loopback that answer what a test tells them to, also what no API would.

import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** A request that a server got. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface Served {
  /** Its address, with the path that the API has. */
  readonly url: string;
  /** Grows as requests come. */
  readonly seen: readonly Seen[];
}

export type Respond = (response: ServerResponse, request: Seen) => void;

/** Serves until the test that calls it has finished. A list of answers is used up one by one. */
export async function serve(...answers: readonly [Respond, ...Respond[]]): Promise<Served> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const got = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
      const respond = answers[Math.min(seen.length, answers.length - 1)] ?? answers[0];
      seen.push(got);
      respond(response, got);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return { url: `http://127.0.0.1:${String(address.port)}/graphql/`, seen };
}

/** An address of this machine where nothing listens: a port that was free a moment ago. */
export async function nothingListens(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return `http://127.0.0.1:${String(address.port)}/graphql/`;
}

/** Whether a request would write. */
export function isMutation({ body: asked }: Seen): boolean {
  return /^\{"query":"\s*mutation\b/.test(asked);
}

type Headers = Readonly<Record<string, string>>;

/** Answers with a body of any type. */
export function body(status: number, type: string, text: string, headers: Headers = {}): Respond {
  return (response) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(text);
  };
}

/** Answers with a value as JSON. */
export function json(status: number, value: unknown, headers: Headers = {}): Respond {
  return body(status, 'application/json', JSON.stringify(value), headers);
}

/** Answers as a proxy or a sign-in page does. */
export function html(status: number, headers: Headers = {}): Respond {
  const page = '<html><head><title>Welcome</title></head><body>Welcome</body></html>';
  return body(status, 'text/html; charset=utf-8', page, headers);
}

/** Hands the request on to another endpoint, and its answer back. */
export function handOnTo(endpoint: string): Respond {
  return (response, request) => {
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization: String(authorization), 'content-type': String(type) };
    fetch(new URL(request.path, endpoint), { method: 'POST', headers, body: request.body })
      .then(async (answer) => {
        const type = answer.headers.get('content-type') ?? '';
        body(answer.status, type, await answer.text())(response, request);
      })
      .catch(() => response.destroy());
  };
}

/** Sends a part of an answer, and breaks the connection off. */
export function cutOff(part: string): Respond {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
    response.write(part, () => response.socket?.destroy());
  };
}

/** Breaks the connection off before anything is answered. */
export const hangUp: Respond = (response) => {
  response.socket?.destroy();
};

/** Never answers. */
export const keepSilent: Respond = () => {};
