// Which format a file is to be written in.

import path from 'node:path';
import { fail } from '../../user/issue.ts';

/** The format that a file's name ends in, of those in a table; any other is the error `OUTPUT_FORMAT_UNKNOWN`. */
export function formatOf<F extends string>(file: string, formats: Readonly<Record<F, unknown>>): F {
  const extension = path.extname(file).slice(1).toLowerCase();
  return isFormat(extension, formats)
    ? extension
    : fail('OUTPUT_FORMAT_UNKNOWN', { path: file, formats: Object.keys(formats) });
}

function isFormat<F extends string>(
  extension: string,
  formats: Readonly<Record<F, unknown>>,
): extension is F {
  return Object.hasOwn(formats, extension);
}
