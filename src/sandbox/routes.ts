// Which path leads where. A path without its last slash redirects, as Django does.

import { type Reply, htmlReply } from './reply.ts';

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
