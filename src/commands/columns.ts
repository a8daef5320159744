// Shows how the columns of a file are understood, also (and above all) where they have problems.

import path from 'node:path';
import { SafeFile } from '../files/safe-file.ts';
import { columnsJson } from '../report/columns/columns-json.ts';
import { columnsText } from '../report/columns/columns-text.ts';
import { mappingJson } from '../roster/columns/mapping-file.ts';
import type { RosterOptions } from '../roster/roster.ts';
import { surveyColumns } from '../roster/survey.ts';
import type { ExitCode } from '../user/issue.ts';
import type { Survey } from '../user/roster.ts';
import type { COLUMNS_OPTIONS } from './flags/columns.ts';
import type { Arguments } from './flags/option-table.ts';
import { rosterOptionsOf } from './options/roster-options.ts';
import { type Io, say } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { issueText } from './terminal/show-error.ts';

type ColumnsArguments = Arguments<typeof COLUMNS_OPTIONS, 'file'>;

/** Runs `columns`. Nothing but the file is read: which words an organisation has is not known here. */
export async function runColumns(args: ColumnsArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const options = await rosterOptionsOf(args, { languages: null, roles: null }, io);
  const target = args.save === undefined ? null : path.resolve(io.cwd, args.save);
  const file = target === null ? null : await SafeFile.create(target, { force: args.force });
  try {
    const survey = await surveyColumns(path.resolve(io.cwd, args.file), options);
    const json = mapping(survey, args, options);
    await file?.saveText(json);
    const shown = { ...survey, saved: args.save ?? null };
    const exitCode = shown.errors.length === 0 ? 0 : 1;
    if (args.json) say(io.stdout, columnsJson(shown, exitCode, catalogue));
    else {
      const { columns: width = 100, color = false } = io.screen ?? {};
      io.stdout.write(columnsText(shown, { catalogue, width, color }));
    }
    for (const problem of shown.errors) say(io.stderr, issueText(problem, 'error', catalogue));
    return exitCode;
  } finally {
    await file?.discard();
  }
}

/** The mapping of all sheets that are read: they are of one kind, or need a file each. */
function mapping(
  { file, sheets }: Survey,
  { preset }: ColumnsArguments,
  options: RosterOptions,
): string {
  const columns = sheets.flatMap((sheet) => (sheet.unread === null ? sheet.columns : []));
  return mappingJson(preset ?? file, columns, options);
}
