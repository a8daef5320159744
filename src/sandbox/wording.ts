// The words of the stand-in's refusals, as Django and its database write them.

import type { Refusal } from './store.ts';

/** The database whose unique errors are imitated. */
export type Database = 'postgres' | 'sqlite';

/** The message of a refused mutation. A unique error of PostgreSQL holds the value, as the real one does. */
export function refusalMessage(refusal: Refusal, database: Database): string {
  switch (refusal.kind) {
    case 'invalid':
      return pythonDict(refusal.problems);
    case 'taken':
      return database === 'sqlite' ? sqliteUnique(refusal) : postgresUnique(refusal);
    case 'notFound':
      return 'User matching query does not exist.';
    case 'full':
      return `Your subscription allows at most ${String(refusal.seats)} active users.`;
  }
}

type Taken = Extract<Refusal, { kind: 'taken' }>;

function sqliteUnique({ field }: Taken): string {
  return `UNIQUE constraint failed: users_user.organisation_id, users_user.${field}`;
}

function postgresUnique({ field, value }: Taken): string {
  const [key, shown] =
    field === 'email' ? ['lower(email::text)', value.toLowerCase()] : [field, value];
  return (
    `duplicate key value violates unique constraint "users_user_organisation_${field}_uniq"\n`
    + `DETAIL:  Key (organisation_id, ${key})=(1, ${shown}) already exists.`
  );
}

/** `{'email': ['Enter a valid email address.']}`: `str()` of a Django ValidationError. */
function pythonDict(problems: ReadonlyMap<string, string>): string {
  return `{${[...problems].map(([field, problem]) => `'${field}': ['${problem}']`).join(', ')}}`;
}
