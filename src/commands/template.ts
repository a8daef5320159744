// Writes a blank roster for one organisation.

import path from 'node:path';
import { SafeFile } from '../files/safe-file.ts';
import {
  templateFields,
  writeTemplateCsv,
  writeTemplateXlsx,
} from '../report/template/template.ts';
import { formatOf } from '../report/text/format-of.ts';
import type { ExitCode } from '../user/issue.ts';
import { connect } from './connection/connect.ts';
import type { Arguments } from './flags/option-table.ts';
import type { TEMPLATE_OPTIONS } from './flags/template.ts';
import { type Io, say } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';

const FORMATS = { xlsx: writeTemplateXlsx, csv: writeTemplateCsv } as const;

/** Runs `template`. No user is read. */
export async function runTemplate(
  args: Arguments<typeof TEMPLATE_OPTIONS>,
  io: Io,
): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const write = FORMATS[formatOf(args.output, FORMATS)];
  const target = path.resolve(io.cwd, args.output);
  const file = await SafeFile.create(target, { force: args.force });
  try {
    const connection = await connect(args, io, 'read');
    try {
      const fields = templateFields(connection.writable);
      const { vocabulary } = connection;
      const language = catalogue.headings;
      const template = { fields, vocabulary, language, madeAt: new Date(io.now()) };
      await file.save((out) => write(template, out));
      if (args.json) say(io.stdout, resultJson(target, fields));
      else say(io.stderr, target);
      return 0;
    } finally {
      await connection.close();
    }
  } finally {
    await file.discard();
  }
}

function resultJson(file: string, fields: readonly string[]): string {
  return JSON.stringify({
    command: 'template',
    file,
    fields,
    warnings: [],
    errors: [],
    exitCode: 0,
  });
}
