// HTML that is safe by construction: every text put into it is escaped, and only `markup` makes it.

import { visible } from '../text/visible.ts';

/** A piece of HTML. Made by `markup`; directly, only of what is this program's own. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What can stand in a template; `null` leaves nothing. */
export type Content = string | number | Markup | readonly Markup[] | null;

/**
 * Builds HTML: `` markup`<td>${name}</td>` ``. Texts are escaped and made visible, for use between
 * tags and in quoted attributes; nothing may be put in a tag's name, a script or a style.
 */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let html = strings[0] ?? '';
  for (const [index, content] of contents.entries()) {
    html += htmlOf(content) + (strings[index + 1] ?? '');
  }
  return new Markup(html);
}

/** A text as it stands in HTML, between tags or in a quoted attribute. Never a line end. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function htmlOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.html;
  if (typeof content === 'object') return content.map(({ html }) => html).join('');
  return escaped(String(content));
}

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
