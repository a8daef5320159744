// The options that say how a roster is to be read.

import path from 'node:path';
import type { PlanDocument } from '../../plan/document.ts';
import {
  NO_PRESET,
  type Preset,
  presetOptions,
  readAnswers,
  readMappingFile,
  readPreset,
} from '../../roster/columns/mapping-file.ts';
import { defaultValues, parseDefault, parseMapping } from '../../roster/columns/mapping.ts';
import type { RosterOptions } from '../../roster/roster.ts';
import { ACCEPTABLE, type Acceptable } from '../../roster/rows/accept.ts';
import { fold } from '../../user/fold.ts';
import { fail, issue, type Issue, IssueError } from '../../user/issue.ts';
import type { Vocabulary } from '../../user/user.ts';
import type { Arguments } from '../flags/option-table.ts';
import type { ROSTER_OPTIONS } from '../flags/roster-flags.ts';
import type { Io } from '../terminal/io.ts';

/** What the roster options mean. Every problem in them is reported at once. */
export async function rosterOptionsOf(
  args: Arguments<typeof ROSTER_OPTIONS> & { readonly file?: string },
  vocabulary: Vocabulary,
  io: Io,
): Promise<RosterOptions> {
  const preset = await presetOf(args, io);
  const problems: Issue[] = [];
  const kept = <T>(parsed: readonly (T | Issue)[]): readonly T[] =>
    parsed.filter((one): one is T => {
      const isProblem = typeof one === 'object' && one !== null && 'code' in one;
      if (isProblem) problems.push(one);
      return !isProblem;
    });
  const map = kept(args.map.map(parseMapping));
  const set = kept(args.set.map(parseDefault));
  const defaults = defaultValues(new Map([...preset.defaults, ...set]), vocabulary);
  problems.push(...defaults.problems);
  const accept = kept(args.accept.map(parseAccept));
  if (problems.length > 0) throw new IssueError(problems);
  const { dates } = args;
  return {
    ...presetOptions(preset),
    map,
    ignore: args.ignore,
    answers: args.file === undefined ? [] : await readAnswers(path.resolve(io.cwd, args.file)),
    sheets: args.sheet,
    vocabulary,
    defaults: defaults.values,
    ...(dates === undefined ? {} : { dateOrder: dates }),
    accept: new Set(accept),
    today: todayOf(args.today, io),
    interrupted: io.interrupted,
    expectedHeadings: preset.headings,
    ...textOptions(args),
  };
}

/** The roster flags that were given, for the preview: flag and value. */
export function rosterShown(args: Arguments<typeof ROSTER_OPTIONS>): PlanDocument['options'] {
  const shown: (readonly [string, string])[] = [];
  for (const flag of ['preset', 'mapping'] as const) {
    const value = args[flag];
    if (value !== undefined) shown.push([`--${flag}`, value]);
  }
  for (const flag of ['map', 'ignore', 'set', 'sheet', 'accept'] as const) {
    for (const value of args[flag]) shown.push([`--${flag}`, value]);
  }
  for (const flag of ['dates', 'encoding', 'delimiter'] as const) {
    const value = args[flag];
    if (value !== undefined) shown.push([`--${flag}`, value]);
  }
  if (args.raw) shown.push(['--raw', 'true']);
  return shown;
}

/** How the text file of a plan's roster is to be read again. */
export function textOptionsOf({ options }: PlanDocument): TextOptions {
  const given = new Map(options);
  const encoding = given.get('--encoding');
  const delimiter = given.get('--delimiter');
  return textOptions({ encoding, delimiter, raw: given.has('--raw') });
}

type TextOptions = Pick<RosterOptions, 'raw' | 'encoding' | 'delimiter'>;

function textOptions({
  encoding,
  delimiter,
  raw,
}: Pick<Arguments<typeof ROSTER_OPTIONS>, 'raw' | 'encoding' | 'delimiter'>): TextOptions {
  return {
    raw,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
  };
}

async function presetOf(
  { preset, mapping }: Pick<Arguments<typeof ROSTER_OPTIONS>, 'preset' | 'mapping'>,
  io: Io,
): Promise<Preset> {
  if (mapping !== undefined) return readMappingFile(path.resolve(io.cwd, mapping));
  return preset === undefined ? NO_PRESET : readPreset(preset);
}

function parseAccept(given: string): Acceptable | Issue {
  const found = ACCEPTABLE.find((word) => fold(word) === fold(given));
  return found ?? issue('ACCEPT_UNKNOWN', { given, known: ACCEPTABLE });
}

/** The day that leave dates are compared with: the machine's own, unless told otherwise. */
function todayOf(given: string | undefined, io: Io): string {
  if (given === undefined) {
    const now = new Date(io.now());
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 10);
  }
  // The day itself is looked at: `Date.parse` takes the 30th of February for the 2nd of March.
  const isForm = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const day = isForm ? new Date(`${given}T00:00:00Z`) : null;
  const isDate =
    day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given);
  return isDate ? given : fail('DATE_OPTION_INVALID', { option: '--today' });
}
