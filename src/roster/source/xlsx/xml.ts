// XML parts as events, streamed: strict about well-formedness, without document type declarations,
// and with bounds on what a hostile part can make the parser hold.

import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fail } from '../../../user/issue.ts';
import { LIMITS } from './limits.ts';
import type { Part } from './zip.ts';

/** By name as written, with the prefix if it has one (`r:id`). */
export type Attributes = Readonly<Record<string, string>>;

/**
 * What a reader of a part wants to know. Names are those of the part's own vocabulary without prefix:
 * in `<x:worksheet>` the element `<x:row>` is `row`; elements of other vocabularies keep theirs.
 */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** Character data and CDATA, entities resolved. One text may come in several pieces. */
  text?(text: string): void;
}

/** Parses the text of one part as it comes. Every problem is an `IssueError`. */
export class XmlParser {
  readonly #saxes = new SaxesParser({ xmlns: false, position: false });
  readonly #part: string;
  /** The prefix of the root element with its colon: that of the part's own vocabulary. */
  #prefix: string | null = null;
  #depth = 0;
  /** Characters written since the last piece of markup. */
  #gap = 0;

  constructor(part: string, handlers: XmlHandlers) {
    this.#part = part;
    const saxes = this.#saxes;
    saxes.on('error', () => this.#damaged('is not well-formed XML'));
    saxes.on('doctype', () => this.#damaged('has a document type declaration'));
    saxes.on('opentag', (tag) => {
      this.#opened(tag, handlers);
    });
    saxes.on('closetag', ({ name }) => {
      this.#gap = 0;
      this.#depth -= 1;
      handlers.close?.(this.#ownName(name));
    });
    const text = handlers.text?.bind(handlers);
    if (text === undefined) return;
    saxes.on('text', text);
    saxes.on('cdata', text);
  }

  write(text: string): void {
    this.#gap += text.length;
    this.#saxes.write(text);
    if (this.#gap > LIMITS.markupGap) this.#damaged('has a text that no cell can hold');
  }

  /** The part ends here. */
  end(): void {
    this.#saxes.close();
  }

  #opened({ name, attributes }: SaxesTagPlain, handlers: XmlHandlers): void {
    this.#gap = 0;
    this.#depth += 1;
    if (this.#depth > LIMITS.depth) this.#damaged('is nested too deeply');
    this.#prefix ??= name.slice(0, name.indexOf(':') + 1);
    handlers.open?.(this.#ownName(name), attributes);
  }

  #ownName(name: string): string {
    const prefix = this.#prefix ?? '';
    if (prefix === '') return name;
    // Without the prefix it is of another vocabulary, as a name with a colon is.
    return name.startsWith(prefix) ? name.slice(prefix.length) : `:${name}`;
  }

  #damaged(what: string): never {
    fail('FILE_DAMAGED', { reason: `${this.#part} ${what}` });
  }
}

/** Reads a whole part through `handlers`. */
export async function readXml(part: Part, handlers: XmlHandlers): Promise<void> {
  const parser = new XmlParser(part.name, handlers);
  for await (const text of decodeXml(part)) parser.write(text);
  parser.end();
}

/** An `xsd:boolean` attribute. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The value of `r:id`, whatever prefix the relationships' namespace has. */
export function relationshipId(attributes: Attributes): string | undefined {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? undefined : attributes[name];
}

/** The text of a part, as it is unpacked. What cannot be decoded cleanly is an `IssueError`. */
export async function* decodeXml(part: Part): AsyncGenerator<string, void> {
  let decoder: TextDecoder | undefined;
  const decode = (bytes?: Buffer): string => {
    try {
      if (bytes === undefined) return decoder?.decode() ?? '';
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      return decoder.decode(bytes, { stream: true });
    } catch {
      return fail('FILE_DAMAGED', { reason: `${part.name} cannot be decoded` });
    }
  };
  for await (const bytes of part.bytes()) yield decode(bytes);
  yield decode();
}

function encodingOf(start: Buffer): string {
  // Without a byte order mark UTF-16 shows in the NUL beside the first `<`.
  if (start[0] === 0xff || (start[0] === 0x3c && start[1] === 0)) return 'utf-16le';
  if (start[0] === 0xfe || (start[0] === 0 && start[1] === 0x3c)) return 'utf-16be';
  const declaration = start.toString('latin1', 0, 200);
  return /^<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
}
