// pluvo-bulk.yaml: options that need not be typed each time, and named organisations.

import { nearest } from '../../user/nearest.ts';
import path from 'node:path';
import type { Options } from 'yargs';
import { fail, issue, type Issue, IssueError } from '../../user/issue.ts';
import type { Flags, OptionTable } from '../flags/option-table.ts';
import { CONFIG_FILE, type ConfigFile, readConfigFile } from './config-file.ts';
import { beyondTrust, fromWorkingFolder, isPathOption, pathsOutside } from './config-trust.ts';
import { earlyArguments, type EarlyArguments } from './early-arguments.ts';

/** Where to connect to, as the file has it. */
export interface ConfigConnection {
  readonly org: string | null;
  /** Of an organisation that a flag or the environment names, only its own. */
  readonly endpoint: string | null;
  readonly token: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
}

/** A configuration file, read for one organisation: what it says of that goes before the rest. */
export interface Config {
  readonly file: string;
  /** Named with --config. One that was found is not trusted with secrets (config-trust.ts). */
  readonly isNamed: boolean;
  /** Its path from the working folder. */
  readonly shown: string;
  readonly connection: ConfigConnection;
  /** By the name of the option: `archive-missing`. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

const ORGANISATIONS = 'organisations';

/** Not options of a command, or to be beaten by the environment. */
export const CONNECTION_KEYS = ['org', 'endpoint', 'token', 'client-id', 'client-secret'] as const;

const SECRETS = ['token', 'client-secret'] as const;

/** Options that make no sense in a file. */
export const NEVER_IN_FILE: ReadonlySet<string> = new Set(['config', 'org', 'endpoint']);

type Mapping = Readonly<Record<string, unknown>>;

/**
 * The configuration that applies to these arguments: of `--config`, else of a file beside the roster,
 * else of one in the working folder. `null` where there is none. Every problem in it is reported.
 */
export async function configFor(
  argv: readonly string[],
  commands: readonly Pick<Flags, 'usage' | 'options'>[],
  io: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Config | null> {
  const given = earlyArguments(argv, commands);
  const found = await findFile(given, io.cwd);
  if (found === null) return null;
  const { content } = found;
  const place = { file: path.basename(found.path) };
  const problems: Issue[] = [];
  const sections = content[ORGANISATIONS];
  const organisations = isMapping(sections) ? sections : {};
  if (sections !== undefined && !isMapping(sections)) {
    problems.push(issue('CONFIG_VALUE_INVALID', { key: ORGANISATIONS }, place));
  }
  const topKeys: readonly string[] = [...CONNECTION_KEYS, ORGANISATIONS];
  problems.push(...checked(content, '', topKeys, commands, place));
  for (const [name, section] of Object.entries(organisations)) {
    const key = `${ORGANISATIONS}.${name}`;
    if (!isMapping(section)) problems.push(issue('CONFIG_VALUE_INVALID', { key }, place));
    else problems.push(...checked(section, `${key}.`, CONNECTION_KEYS.slice(1), commands, place));
  }
  const all = [content, ...Object.values(organisations).filter(isMapping)];
  const isPath = (key: string): boolean => isPathOption(key, commands);
  const shown = path.relative(io.cwd, found.path);
  const isNamed = given.config !== null;
  if (!isNamed) {
    const said = all.flatMap((one) => Object.entries(one));
    const untrusted = { file: found.path, shown };
    problems.push(...beyondTrust(said, untrusted));
    problems.push(...(await pathsOutside(said, isPath, untrusted)));
  }
  if (problems.length > 0) throw new IssueError(problems);
  const isSecret = all.some((one) => SECRETS.some((key) => one[key] !== undefined));
  if (isSecret && found.isExposed) fail('CONFIG_EXPOSED', {}, place);
  const namedOrg = given.org ?? textOf(io.env['PLUVO_ORG']);
  const org = namedOrg ?? textOf(content['org']);
  const section = org === null ? undefined : organisations[org];
  const { options, connection } = chosen(content, isMapping(section) ? section : {}, namedOrg);
  const folder = path.dirname(shown);
  return {
    file: found.path,
    isNamed,
    shown,
    connection,
    // Checked above.
    options: Object.fromEntries(
      options.map(([key, value]) => [key, isPath(key) ? fromWorkingFolder(value, folder) : value]),
    ) as Record<string, OptionValue>,
  };
}

/** `named`: the organisation that a flag or the environment names, which the top of the file may not be about. */
function chosen(
  top: Mapping,
  section: Mapping,
  named: string | null,
): { readonly connection: ConfigConnection; readonly options: readonly [string, unknown][] } {
  const both = { ...top, ...section };
  const isNamed = named !== null;
  const topOrg = textOf(top['org']);
  const isOfOther =
    isNamed && (topOrg === null ? textOf(top['endpoint']) !== null : topOrg !== named);
  // A token of one organisation is not for another, even where only one kind is named again.
  const hasOwn = SECRETS.some((key) => section[key] !== undefined);
  const credentials = hasOwn || isOfOther ? section : both;
  const options = Object.entries(both).filter(
    ([key]) => key !== ORGANISATIONS && !CONNECTION_KEYS.some((known) => known === key),
  );
  return {
    connection: {
      org: topOrg,
      endpoint: textOf((isNamed ? section : both)['endpoint']),
      token: textOf(credentials['token']),
      clientId: textOf(credentials['client-id']),
      clientSecret: textOf(credentials['client-secret']),
    },
    options,
  };
}

function checked(
  content: Mapping,
  prefix: string,
  others: readonly string[],
  commands: readonly Pick<Flags, 'options'>[],
  place: { readonly file: string },
): readonly Issue[] {
  const names = new Set(commands.flatMap(({ options }) => Object.keys(options)));
  const known = [...others, ...[...names].filter((name) => !NEVER_IN_FILE.has(name))];
  return Object.entries(content).flatMap(([key, value]) => {
    const full = prefix + key;
    if (!known.includes(key)) {
      return issue('CONFIG_KEY_UNKNOWN', { key: full, nearest: nearest(key, known) }, place);
    }
    if (key === ORGANISATIONS && prefix === '') return [];
    const tables = commands.flatMap(({ options }) => options[key] ?? []);
    const isConnection = CONNECTION_KEYS.some((name) => name === key);
    const isFit = isConnection
      ? textOf(value) !== null
      : tables.some((option) => fitsOption(option, value));
    return isFit ? [] : issue('CONFIG_VALUE_INVALID', { key: full }, place);
  });
}

async function findFile(given: EarlyArguments, cwd: string): Promise<ConfigFile | null> {
  if (given.config !== null) {
    const file = await readConfigFile(path.resolve(cwd, given.config));
    return file ?? fail('FILE_NOT_FOUND', {}, { file: path.basename(given.config) });
  }
  const beside = path.resolve(cwd, path.dirname(given.file ?? ''), CONFIG_FILE);
  const here = path.resolve(cwd, CONFIG_FILE);
  return (await readConfigFile(beside)) ?? (beside === here ? null : readConfigFile(here));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export type OptionValue = string | number | boolean | readonly (string | number)[];

type Option = OptionTable[string];

/** Whether a value is one that the option takes on the command line. */
function fitsOption(option: Option, value: unknown): value is OptionValue {
  if (option.choices !== undefined) return option.choices.some((choice) => choice === value);
  switch (option.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return isNumber(value) && value > 0 && (option.whole !== true || Number.isInteger(value));
    case 'array':
      return isText(value) || (Array.isArray(value) && value.every(isText));
    case 'string':
      return isText(value);
    case 'count':
    case undefined:
      return false;
  }
}

/** The options of a command with what the file says as their defaults. */
export function withConfig(options: OptionTable, config: Config | null): OptionTable {
  if (config === null) return options;
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const value = config.options[name];
      return value === undefined || !fitsOption(option, value)
        ? [name, option]
        : [name, { ...option, default: defaultOf(option, value) }];
    }),
  );
}

function defaultOf({ type, choices }: Options, value: OptionValue): unknown {
  if (type === 'array') return [value].flat().map(String);
  return type === 'string' && choices === undefined ? String(value) : value;
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** YAML makes a number of `1001`; on the command line it would be a text. */
const isText = (value: unknown): value is string | number =>
  isNumber(value) || (typeof value === 'string' && value !== '');
