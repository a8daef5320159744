// Pieces of a page in portions that suit a stream.

import type { Markup } from '../page/markup.ts';

/** In characters: a row at a time would make a stream of very small pieces. */
const CHUNK = 65_536;

/** Joins pieces of a page; none of them is held longer than a portion takes to fill. */
export async function* inChunks(
  pieces: Iterable<Markup> | AsyncIterable<Markup>,
): AsyncGenerator<string> {
  let chunk = '';
  for await (const { html } of pieces) {
    chunk += html;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
