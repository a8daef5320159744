// From a roster file and the users of an endpoint to the plan.

import path from 'node:path';
import { Planner } from '../plan/build.ts';
import type { Plan, Policy } from '../plan/plan.ts';
import { readRoster } from '../roster/roster.ts';
import { field, FIELD_NAMES } from '../user/fields.ts';
import type { Issue } from '../user/issue.ts';
import type { LeftOut } from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';
import type { Arguments } from './command.ts';
import { readAllUsers, type Connection } from './connect.ts';
import type { POLICY_OPTIONS } from './import.ts';
import type { Io } from './io.ts';
import type { ROSTER_OPTIONS } from './roster-flags.ts';
import { rosterOptionsOf } from './roster-options.ts';

type PlanArguments = Arguments<typeof ROSTER_OPTIONS & typeof POLICY_OPTIONS, 'file'>;

/** A plan and what was noticed on the way to it. */
export interface Planned {
  readonly plan: Plan;
  /** The roster's name, without its folder. */
  readonly file: string;
  readonly warnings: readonly Issue[];
  readonly leftOut: readonly LeftOut[];
}

/** Reads the roster's header, then the users, then its rows. Nothing is written. */
export async function makePlan(
  args: PlanArguments,
  connection: Connection,
  io: Io,
): Promise<Planned> {
  const options = await rosterOptionsOf(args, connection.vocabulary, io);
  const roster = await readRoster(path.resolve(io.cwd, args.file), options);
  try {
    const users = await readAllUsers(connection, io.interrupted);
    const { blank, restore, invite } = args;
    const policy: Policy = { blank, restore, invite, writable: FIRST_GENERATION };
    const planner = new Planner(roster.sheets, users, policy);
    const { leftOut, notes } = await roster.readRows((row) => {
      planner.add(row);
    });
    const { file } = roster;
    return { plan: planner.finish(), file, warnings: [...roster.notes, ...notes], leftOut };
  } finally {
    await roster.close();
  }
}

/** What the first generation of the API is known to accept. */
const FIRST_GENERATION: ReadonlySet<FieldName> = new Set(
  FIELD_NAMES.filter((name) => field(name).writable === 'always'),
);
