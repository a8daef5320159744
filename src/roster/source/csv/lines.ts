// Line numbers as an editor shows them: CR, LF and CRLF each end one line.

const LINE_BREAK = /\r\n|\r|\n/g;

/** How many line breaks a text holds; a CRLF is one. */
export function breaksIn(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

/** The line that the end of a text is on, 1-based. The text comes in pieces, cut anywhere. */
class LineCounter {
  line = 1;
  #afterCr = false;

  add(piece: string): void {
    if (piece === '') return;
    const continued = this.#afterCr && piece.startsWith('\n');
    this.line += breaksIn(piece) - (continued ? 1 : 0);
    this.#afterCr = piece.endsWith('\r');
  }
}

/** The line, 1-based, that byte `offset` of a UTF-8 text is on (its last line when it ends before). */
export async function lineAt(chunks: AsyncIterable<Buffer>, offset: number): Promise<number> {
  const lines = new LineCounter();
  let left = offset;
  for await (const chunk of chunks) {
    lines.add(chunk.toString('latin1', 0, Math.min(left, chunk.length)));
    left -= chunk.length;
    if (left <= 0) break;
  }
  return lines.line;
}
