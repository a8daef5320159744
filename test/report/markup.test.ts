import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escaped, markup } from '../../src/report/page/markup.ts';
import { visible } from '../../src/report/text/visible.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('<>&"\'/=! -;#x3Ca\n\u0000\u202E')) }),
);

/** What a browser makes of a text without tags. */
const unescaped = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

test('any text survives, and never makes a tag, an entity, the end of an attribute or of a line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const html = escaped(text);
      expect(html).not.toMatch(/[<>"'\n\r]/);
      expect(html.replace(/&#\d+;/g, '')).not.toContain('&');
      expect(unescaped(html)).toBe(visible(text));
    }),
  );
});

test('templates escape what is put into them, and only that', () => {
  const cell = markup`<b title="${'"'}">${'<i>'}</b>`;
  expect(markup`<td>${cell}${[cell]}${3}${null}</td>`.html).toBe(
    '<td><b title="&#34;">&#60;i&#62;</b><b title="&#34;">&#60;i&#62;</b>3</td>',
  );
});
