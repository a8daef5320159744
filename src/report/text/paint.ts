// Colour, or none: whoever calls has asked the terminal.

import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Gives a text a style. Every text can be read without it. */
export type Paint = (style: Style, text: string) => string;

export function painter(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  // `validateStream` would ask the process's own stdout, which is not known to be where this goes.
  return (style, text) => (text === '' ? '' : styleText(style, text, { validateStream: false }));
}
