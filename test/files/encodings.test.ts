// Text written in an encoding comes back from the bytes as it was.

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { encoding } from '../../src/files/encodings.ts';
import { toUtf8, WINDOWS_1252 } from '../../src/files/code-pages.ts';

function written(text: string): Promise<Buffer> {
  const { encode } = encoding('windows-1252');
  if (encode === null) throw new Error('there is nothing to encode with');
  return buffer(Readable.from([Buffer.from(text)]).pipe(encode));
}

test('Windows-1252 has the letters and signs that Excel writes in it', async () => {
  const text = '’t Hoff – € 5 “Œuvre” Šárka Žižek ™ naïve ÿ';
  expect(toUtf8(WINDOWS_1252, await written(text)).toString()).toBe(text);
  expect(await written('€’')).toEqual(Buffer.of(0x80, 0x92));
});

test.each(['ł', '\u0081', '한'])('Windows-1252 has no %j', async (letter) => {
  const { encode } = encoding('windows-1252');
  if (encode === null) throw new Error('there is nothing to encode with');
  const error = await new Promise((resolve) => encode.on('error', resolve).end(letter));
  expect(error).toMatchObject({ issues: [{ code: 'OUTPUT_NOT_ENCODABLE' }] });
});
