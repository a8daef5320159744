// Asks a sandbox over HTTP, as a client that knows nothing of it would.

import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON, or its text where it is none. */
  readonly body: unknown;
}

/** Posts a document with the sandbox's own token. */
export function ask(sandbox: Sandbox, query: string, variables: object = {}): Promise<Answer> {
  return post(sandbox, JSON.stringify({ query, variables }));
}

/** Posts any body, with any token. */
export async function post(
  { url, token }: Pick<Sandbox, 'url' | 'token'>,
  body: string,
): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return answerOf(await fetch(url, { method: 'POST', headers, body }));
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}
