import { execFileSync } from 'node:child_process';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openRoster } from '../../src/roster/source/open.ts';
import { describeShared, sharedData } from '../shared-data.ts';
import { encode, issueOf, rowsOf, tempFiles } from './csv-files.ts';

const write = tempFiles();

const unknown = (found: string): object => ({ code: 'FILE_FORMAT_UNKNOWN', params: { found } });

/** A zip file with these parts, deflated except for the first. */
function zip(parts: Readonly<Record<string, string>>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const method = offset === 0 ? 0 : 8;
    const data = method === 0 ? Buffer.from(content) : deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(Buffer.byteLength(content), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const entry = [Buffer.from('PK\x03\x04'), common, Buffer.from(name), data];
    local.push(...entry);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, Buffer.from(name));
    offset += Buffer.concat(entry).length;
  }
  const count = Object.keys(parts).length;
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

/** A compound file whose directory, which is its last sector, has these streams. */
function compound(...streams: readonly string[]): Buffer {
  const header = Buffer.alloc(512);
  header.write('d0cf11e0a1b11ae1', 'hex');
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(200, 48);
  const entries = ['Root Entry', ...streams].map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 'utf16le');
    return entry;
  });
  return Buffer.concat([header, Buffer.alloc(200 * 512, 1), ...entries]);
}

describe('a text, whatever it is called', () => {
  it.each(['roster.csv', 'roster.xls', 'roster.xlsx', 'roster'])('is read: %s', async (name) => {
    const workbook = await openRoster(await write('Naam;E-mail\nZoë;z@x.example\n', name));
    expect(workbook.text).toEqual({ encoding: 'utf-8', delimiter: ';' });
    expect((await rowsOf(workbook))[1]?.cells).toEqual(['Zoë', 'z@x.example']);
  });

  it('is read as the options say', async () => {
    const file = await write(encode('a|b\né|c\n', 'windows-1252'));
    const workbook = await openRoster(file, { encoding: 'windows-1252', delimiter: '|' });
    expect((await rowsOf(workbook))[1]?.cells).toEqual(['é', 'c']);
  });

  it.each([
    ['UTF-16 without a mark', encode('Naam;E-mail\nJan;j@x.example\n', 'utf-16le')],
    ['UTF-16 with a mark', encode('Naam;E-mail\nJan;j@x.example\n', 'utf-16be', true)],
  ])('is not taken for binary: %s', async (_, bytes) => {
    expect(await rowsOf(await openRoster(await write(bytes)))).toHaveLength(2);
  });
});

describe('what is no roster', () => {
  it.each<[string, string | Buffer]>([
    ['a web page (HTML)', '\r\n<html><body><table><tr><td>Naam</td></tr></table>'],
    ['a web page (HTML)', '<!DOCTYPE html>\n<html>'],
    ['a web page (HTML)', '\uFEFF<table border="1"><tr><td>Naam'],
    ['a web page (HTML)', encode('<html xmlns:x="urn:x"><head>', 'utf-16le', true)],
    ['an XML file', '<?xml version="1.0"?><users><user/></users>'],
    [
      'an Excel 2003 XML file',
      '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    ],
    ['a web archive (.mht)', 'MIME-Version: 1.0\r\nContent-Type: multipart/related'],
    ['a JSON file', '[\n  {"name": "Jan"}\n]'],
    ['a JSON file', '{"users": []}'],
    ['a PDF document', '%PDF-1.7\n%âãÏÓ'],
    ['a gzip archive', Buffer.from('1f8b0800000000000003', 'hex')],
    ['an image (PNG)', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['an image (JPEG)', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a Rich Text document', '{\\rtf1\\ansi Naam}'],
    ['an old Excel file (.xls)', Buffer.from('0908100000060500', 'hex')],
    ['a binary file', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251))],
    ['an old Excel file (.xls)', compound('Workbook')],
    ['an old Word document (.doc)', compound('WordDocument')],
    ['a zip archive', zip({ 'roster.csv': 'Naam;E-mail' })],
    ['an empty zip archive', zip({})],
    [
      'an OpenDocument spreadsheet (.ods)',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    ],
    [
      'a Word document (.docx)',
      zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }),
    ],
    [
      'a binary Excel workbook (.xlsb)',
      zip({ '[Content_Types].xml': '<x/>', 'xl/workbook.bin': 'x' }),
    ],
  ])('is named: %s', async (found, content) => {
    const file = await write(content, 'roster.xlsx');
    expect(await issueOf(openRoster(file))).toMatchObject({
      ...unknown(found),
      place: { file: 'roster.xlsx' },
    });
  });

  it('is named when it is a lock file of Excel', async () => {
    const file = await write('\x03Jan'.padEnd(165), '~$roster.xlsx');
    expect(await issueOf(openRoster(file))).toMatchObject(
      unknown('the lock file of a workbook that is open in Excel'),
    );
  });
});

describe('a workbook', () => {
  it('with a password is told from an old one', async () => {
    const file = await write(compound('EncryptionInfo', 'EncryptedPackage'), 'roster.xlsx');
    expect(await issueOf(openRoster(file))).toMatchObject({ code: 'FILE_ENCRYPTED' });
  });

  it('that only speaks of a password is an old one', async () => {
    const text = Buffer.concat([Buffer.from('x'), Buffer.from('EncryptedPackage\0', 'utf16le')]);
    const file = await write(Buffer.concat([compound('Workbook'), text]));
    expect(await issueOf(openRoster(file))).toMatchObject(unknown('an old Excel file (.xls)'));
  });

  it('that is damaged is left to its reader', async () => {
    const file = await write(zip({ 'xl/workbook.xml': '<x/>' }).subarray(0, 60));
    expect(await issueOf(openRoster(file))).toMatchObject({ code: 'FILE_DAMAGED' });
  });
});

describeShared('the workbooks of the shared data', () => {
  it('are read also when they are called .csv', async () => {
    const bytes = await readFile(sharedData('rosters', '01-afas-profit-medewerkers.xlsx'));
    const workbook = await openRoster(await write(bytes, 'workbook.csv'));
    expect(workbook.sheets[0]).toMatchObject({ name: 'Medewerkers' });
    expect(workbook.text).toBeUndefined();
    await workbook.close();
  });

  it.each([
    ['excelize/encryptSHA1.xlsx', 'FILE_ENCRYPTED'],
    ['poi/protected_passtika.xlsx', 'FILE_ENCRYPTED'],
    ['calamine/xls-renamed-1.xlsx', 'FILE_FORMAT_UNKNOWN'],
    ['python-calamine/empty_file.xlsx', 'FILE_EMPTY'],
    ['closedxml/~$LoadPivotTables.xlsx', 'FILE_FORMAT_UNKNOWN'],
  ])('%s: %s', async (file, code) => {
    const name = sharedData('corpus', 'xlsx', ...file.split('/'));
    expect(await issueOf(openRoster(name))).toMatchObject({ code });
  });
});

describe('a path', () => {
  it('of nothing', async () => {
    const file = await write('x');
    for (const name of [`${file}.gone`, path.join(file, 'inside'), 'nul\0.csv']) {
      expect(await issueOf(openRoster(name))).toMatchObject({ code: 'FILE_NOT_FOUND' });
    }
  });

  it('of an empty file', async () => {
    expect(await issueOf(openRoster(await write('')))).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it('of a folder', async () => {
    const folder = `${await write('x')}-folder`;
    await mkdir(folder);
    expect(await issueOf(openRoster(folder))).toMatchObject({ code: 'FILE_IS_FOLDER' });
  });

  it.skipIf(process.platform === 'win32')('of a pipe or a device, which is not read', async () => {
    const pipe = `${await write('x')}-pipe`;
    execFileSync('mkfifo', [pipe]);
    for (const name of [pipe, '/dev/zero']) {
      expect(await issueOf(openRoster(name))).toMatchObject({ code: 'FILE_UNREADABLE' });
    }
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'of a file that may not be read',
    async () => {
      const file = await write('a;b');
      await chmod(file, 0);
      expect(await issueOf(openRoster(file))).toMatchObject({
        code: 'FILE_UNREADABLE',
        params: { reason: 'EACCES' },
      });
    },
  );

  it('of a huge file that is no roster, quickly', async () => {
    const file = await write('%PDF-1.7');
    const handle = await open(file, 'r+');
    await handle.truncate(50 * 1024 ** 3);
    await handle.close();
    const start = performance.now();
    expect(await issueOf(openRoster(file))).toMatchObject(unknown('a PDF document'));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
