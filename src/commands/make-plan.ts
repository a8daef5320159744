// From a roster file and the users of an endpoint to the plan.

import path from 'node:path';
import { sha256OfFile } from '../files/digest.ts';
import { toolVersion } from '../files/package-root.ts';
import { Planner } from '../plan/build.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Language } from '../report/messages/languages.ts';
import { FIELD_NAMES } from '../user/fields.ts';
import { issue, IssueError } from '../user/issue.ts';
import { placeOfRow, type RosterSheet } from '../user/roster.ts';
import { type Connection, readAllUsers } from './connection/connect.ts';
import type { Arguments } from './flags/option-table.ts';
import type { POLICY_OPTIONS } from './flags/policy-flags.ts';
import type { ROSTER_OPTIONS } from './flags/roster-flags.ts';
import { policyOf, policyShown } from './options/policy-options.ts';
import { rosterOptionsOf, rosterShown } from './options/roster-options.ts';
import { lastRosterRows } from './run-folder/roster-sizes.ts';
import { openAsked } from './terminal/ask-columns.ts';
import type { Io } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';

type PlanArguments = Arguments<typeof ROSTER_OPTIONS & typeof POLICY_OPTIONS, 'file'> & {
  readonly runs: string;
  readonly quiet?: boolean;
  /** Either says that nobody is asked. */
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly lang: Language | undefined;
};

/** Reads the roster's header, then the users, then its rows. Nothing is written. */
export async function makePlan(
  args: PlanArguments,
  connection: Connection,
  io: Io,
): Promise<PlanDocument> {
  const { endpoint, vocabulary } = connection;
  const options = await rosterOptionsOf(args, vocabulary, io);
  // Checked before anything is read.
  const surroundings = { writable: connection.writable, expectedUsers: null };
  const lastRows = await lastRosterRows(path.resolve(io.cwd, args.runs), endpoint);
  const policy = policyOf(args, { ...surroundings, lastRows });
  const file = path.resolve(io.cwd, args.file);
  const mayAsk = io.interactive && args.yes !== true && args.json !== true;
  const asking = { mayAsk, catalogue: catalogueOf(args.lang, io) };
  const roster = await openAsked(file, options, asking, io);
  try {
    const sha256 = await sha256OfFile(file);
    refuseUnknownFields(roster.sheets, roster.heads, connection);
    const users = await readAllUsers(connection, args, io);
    const planner = new Planner(roster.sheets, users, policy);
    const { leftOut, notes } = await roster.readRows((row) => {
      planner.add(row);
    });
    const { plan, warnings, refusals } = planner.finish();
    const sheets = roster.heads.map(({ sheet, headerRow, columns }) => {
      return { name: roster.sheets[sheet]?.name ?? null, headerRow, columns };
    });
    return {
      tool: toolVersion(),
      endpoint,
      source: { file: roster.file, sha256, sheets },
      today: options.today,
      options: [...rosterShown(args), ...policyShown(args)],
      leftOut,
      warnings: [...roster.notes, ...notes, ...warnings],
      refusals,
      plan,
    };
  } finally {
    await roster.close();
  }
}

/**
 * A column that the endpoint has nothing for is an error, never dropped. One that it shows but does
 * not take is compared only: an export has such columns.
 */
function refuseUnknownFields(
  sheets: readonly RosterSheet[],
  heads: readonly { readonly sheet: number; readonly headerRow: number }[],
  { readable }: Connection,
): void {
  const problems = heads.flatMap(({ sheet: number, headerRow }) => {
    const sheet = sheets[number];
    const lacking = FIELD_NAMES.filter((name) => sheet?.columns[name] !== undefined).filter(
      (name) => !readable.has(name),
    );
    return lacking.map((field) =>
      issue(
        'COLUMN_NOT_SUPPORTED',
        { field },
        placeOfRow({ sheet: number, row: headerRow }, sheet, field),
      ),
    );
  });
  if (problems.length > 0) throw new IssueError(problems);
}
