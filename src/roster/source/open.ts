// Opens any roster file with the reader for what is in it.

import { basename } from 'node:path';
import { fail } from '../../user/issue.ts';
import { identify, type Content } from './content.ts';
import { openFile } from './file.ts';
import type { Workbook } from './raw.ts';
import { refuseOwn } from './own-files.ts';
import { openCsv, type CsvOptions } from './csv/read-csv.ts';

/**
 * Opens a roster by what its bytes are, whatever its name says. `options` are for text files. Fails
 * with OWN_FILE or a FILE_… issue: FILE_ENCRYPTED for a workbook with a password, FILE_FORMAT_UNKNOWN for what is
 * neither a text nor an .xlsx workbook, and those of `openFile` and of the readers.
 */
export async function openRoster(path: string, options: CsvOptions = {}): Promise<Workbook> {
  const content = await contentOf(path);
  switch (content.kind) {
    case 'text':
      return openCsv(path, options);
    case 'workbook': {
      // The workbook reader and its libraries are loaded only where they are needed.
      const { openXlsx } = await import('./xlsx/read-xlsx.ts');
      return openXlsx(path);
    }
    case 'encrypted':
      return fail('FILE_ENCRYPTED', {}, { file: basename(path) });
    case 'own':
      return refuseOwn(content.own, path);
    case 'other':
      return fail('FILE_FORMAT_UNKNOWN', { found: content.found }, { file: basename(path) });
  }
}

async function contentOf(path: string): Promise<Content> {
  const file = await openFile(path);
  try {
    return await identify(file);
  } finally {
    await file.close();
  }
}
