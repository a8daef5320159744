// Everything that can be wrong, as data: a code, where it is, and the parameters of its message.
// The words are in the message catalogues (src/report/messages), one a language.

import type { PartName } from './headings.ts';
import type { FieldName } from './user.ts';
import type { OtherRow, Place } from './place.ts';

type None = Record<string, never>;

/**
 * The parameters of every issue's message. None of them may hold a person's data: messages go to
 * stderr and to logs. The offending cell text, where a reader of the report needs it, is `Issue.value`.
 */
export interface IssueParams {
  // Reading a file
  FILE_NOT_FOUND: None;
  FILE_IS_FOLDER: None;
  FILE_UNREADABLE: { reason: string };
  FILE_EMPTY: None;
  FILE_FORMAT_UNKNOWN: { found: string };
  /** `rejected`: the file with the rows that did not go through, where it is beside it. */
  OWN_FILE: { own: OwnFile; rejected: string | null };
  FILE_DAMAGED: { reason: string };
  FILE_ENCRYPTED: None;
  FILE_TOO_LARGE: { limit: string };
  /** It unpacks to more than this many times its size, as a decompression bomb does. */
  FILE_EXPANDS: { times: number };
  /** `tries`: encodings that it may be, the likeliest first. */
  FILE_ENCODING: { encoding: string; tries: readonly string[] };
  /** Of `words` words, one; the value has it as read, and in the other encoding where that is better. */
  ENCODING_DOUBT: { encoding: string; other: string | null; words: number };
  CSV_QUOTE_UNCLOSED: None;
  CSV_QUOTE_INVALID: None;
  /** Values stand between “ and ”. */
  CSV_QUOTES_CURLY: None;
  CSV_RECORD_TOO_LONG: { limit: string };
  SHEET_NOT_FOUND: { wanted: string; sheets: readonly string[] };
  // Its columns
  HEADER_MISSING: None;
  COLUMNS_UNKNOWN: { headings: readonly string[] };
  COLUMN_AMBIGUOUS: { heading: string; fields: readonly string[] };
  /** `typed`: the heading, or the letter where it cannot be typed; `like`: the heading it nearly is. */
  COLUMN_NEAR: { heading: string; typed: string; like: string | null; fields: readonly string[] };
  COLUMN_UNUSED: { heading: string; typed: string };
  COLUMN_TWICE: {
    field: FieldName | PartName;
    headings: readonly string[];
    columns: readonly string[];
  };
  /** One part of the name without the other. */
  COLUMN_HALF_NAME: { heading: string; missing: 'firstName' | 'lastName' };
  COLUMN_RESTRICTED: { heading: string };
  COLUMN_REQUIRED: { fields: readonly FieldName[] };
  ROSTER_WITHOUT_ROWS: None;
  MAP_INVALID: { given: string };
  /** `option` names the field, such as `--map`. */
  MAP_FIELD_UNKNOWN: {
    option: string;
    field: string;
    nearest: string | null;
    known: readonly string[];
  };
  /** `--where` asks for a word that no user can have. */
  WHERE_UNKNOWN: {
    field: FieldName;
    given: string;
    nearest: string | null;
    known: readonly string[];
  };
  WHERE_FITS_NOBODY: None;
  SET_INVALID: { given: string };
  ACCEPT_UNKNOWN: { given: string; known: readonly string[] };
  PRESET_UNKNOWN: { name: string; known: readonly string[] };
  MAPPING_INVALID: { what: string };
  MAPPING_OUTDATED: { missing: readonly string[] };
  MAP_COLUMN_UNKNOWN: { heading: string; nearest: string | null };
  // Its rows
  ROW_WITHOUT_KEY: None;
  ROW_RAGGED: { expected: number; found: number };
  CELL_ERROR: { field: FieldName };
  VALUE_REQUIRED: { field: FieldName };
  VALUE_TOO_LONG: { field: FieldName; limit: number };
  VALUE_CONTROL_CHARACTER: { field: FieldName };
  NOT_CLEARABLE: { field: FieldName };
  EMAIL_INVALID: None;
  /** `character`: what is not in addresses, and only looks as if; `code`: such as U+201C. */
  EMAIL_LOOK_ALIKE: { character: string; code: string };
  FLAG_UNKNOWN: { field: FieldName };
  LANGUAGE_UNKNOWN: { offered: readonly string[] };
  LANGUAGE_NOT_OFFERED: { language: string; offered: readonly string[] };
  ROLE_UNKNOWN: { offered: readonly string[] };
  JSON_INVALID: { field: FieldName };
  ID_INVALID: None;
  SCIENTIFIC_NUMBER: { field: FieldName };
  EMAIL_SEVERAL: None;
  DATE_INVALID: { what: 'start' | 'end' };
  DATE_ORDER_UNKNOWN: { heading: string };
  // Rows that are left alone, or wait for a decision (`accept`: the word that --accept takes)
  NOT_A_PERSON: { kind: 'vacancy' | 'account' };
  GUEST: { accept: string };
  FUTURE_JOINER: { start: string | null };
  PRIVATE_EMAIL: { accept: string };
  STATUS_CONTRADICTS: { accept: string };
  REF_CHANGES: { accept: string; row: OtherRow };
  /** `row`: another row that may be about the same person, and was not taken. */
  CONTRACT_UNREAD: { row: OtherRow };
  CONTRACT_MERGED: { row: OtherRow };
  // Worth a look
  PLANNED_LEAVER: { end: string };
  STATUS_AWAY: None;
  EMAIL_FROM_LOGIN: None;
  EMAIL_LINK_DIFFERS: None;
  EMAIL_FROM_LINK: None;
  EMAIL_SHARED: None;
  NAME_CAPITALS: None;
  NAME_TITLE: None;
  NAME_GUESSED: None;
  NAME_LAST_FIRST: { heading: string };
  NAME_SAME: { row: OtherRow };
  NUMBER_CHANGES: { field: FieldName; row: OtherRow };
  NUMBER_IS_DATE: { field: FieldName };
  LOOKS_LIKE_FORMULA: { field: FieldName };
  LOOK_ALIKE_CHARACTERS: { field: FieldName };
  INVISIBLE_CHARACTERS: { field: FieldName };
  MOJIBAKE: { field: FieldName };
  /** Signs stand in place of letters. */
  LETTERS_LOST: { field: FieldName };
  HTML_ENTITY: { field: FieldName };
  /** Names of `rows` users differ from the roster's only in accents. */
  ACCENTS_DIFFER: { rows: number };
  LEADING_ZEROS_LOST: { field: FieldName; rows: number };
  /** Pluvo has the numbers with zeros in front, and the file without. */
  ZEROS_WOULD_GO: { field: FieldName; rows: number };
  NUMBERS_SHORTER: { field: FieldName; rows: number };
  SAME_FOR_ALL: { field: FieldName };
  DATE_SERIAL: None;
  START_DATE_INVALID: None;
  ROW_HIDDEN: None;
  COLUMN_HIDDEN: { heading: string };
  SHEET_NOT_READ: { sheet: string };
  // Comparing it with the users
  FIELD_READ_ONLY: { field: FieldName };
  USER_NOT_FOUND: None;
  OTHER_USER_WRITTEN: None;
  /** The server said yes, and the user is not as was asked. */
  NOT_WRITTEN: None;
  SUBSCRIPTION_FULL: None;
  EMAIL_TAKEN: { otherRef: string | null };
  EMAIL_CLAIMED_TWICE: { rows: readonly OtherRow[] };
  EMAIL_RING: { rows: readonly OtherRow[] };
  REF_TAKEN: None;
  REF_RING: { rows: readonly OtherRow[] };
  /** `users`: the references of those whom it fits, or their ids. */
  KEY_FITS_SEVERAL: { field: FieldName; users: readonly string[] };
  /** `fields`: what the rows differ in. */
  DUPLICATE_DIFFERENT: { rows: readonly OtherRow[]; fields: readonly FieldName[] };
  DUPLICATE_IDENTICAL: { row: OtherRow };
  CREATE_NEEDS: { fields: readonly FieldName[] };
  ARCHIVED_NO_STATUS: None;
  INACTIVE_UNKNOWN: None;
  NOT_SELECTABLE: None;
  LEFT_OUT_BY_ONLY: None;
  LEFT_OUT_BY_LIMIT: { limit: number };
  PROTECTED: None;
  LIKELY_RENAME: { ref: string | null };
  /** `ref`: of the user who is nearly the new one. */
  NEAR_DUPLICATE: { ref: string | null; archived: boolean };
  ARCHIVING_OFF: { rows: number };
  // What a guard refuses; `flag` lifts it
  /** `missing`: so are users whom the roster does not have. */
  GUARD_ARCHIVES: {
    archives: number;
    limit: number;
    base: number;
    flag: string;
    missing: boolean;
  };
  GUARD_NO_VALID_ROW: { rows: number };
  GUARD_MASS_CHANGE: { field: FieldName; changed: number; matched: number; flag: string };
  GUARD_SHRUNK: { rows: number; before: number; flag: string };
  GUARD_SHORT_READ: { read: number; expected: number };
  // A plan file
  PLAN_INVALID: { line: number; what: string };
  PLAN_TRUNCATED: None;
  PLAN_EDITED: None;
  PLAN_VERSION: { version: string };
  PLAN_OTHER_ENDPOINT: { endpoint: string; planned: string };
  PLAN_OTHER_ROSTER: { file: string };
  STALE: None;
  // Talking to the endpoint
  ENDPOINT_MISSING: None;
  ENDPOINT_INVALID: { given: string };
  ENDPOINT_INSECURE: None;
  ORG_INVALID: { given: string };
  CREDENTIALS_MISSING: None;
  TLS_CHECK_DISABLED: None;
  /** `variable`: of the environment, which has something that no proxy can be called by. */
  PROXY_INVALID: { variable: string };
  PROXY_UNREACHABLE: { proxy: string; variable: string; cause: string };
  PROXY_REFUSED: { endpoint: string; proxy: string; status: number };
  /** `proxy`, `variable`: null where it stands on the way without having been named. */
  PROXY_UNAUTHORIZED: { endpoint: string; proxy: string | null; variable: string | null };
  /** `proxy`: what stands in between, where something does. */
  ENDPOINT_UNTRUSTED: { endpoint: string; cause: string; proxy?: string };
  ENDPOINT_UNREACHABLE: { endpoint: string; cause: string; proxy?: string };
  ENDPOINT_TIMEOUT: { endpoint: string; seconds: number; proxy?: string };
  ENDPOINT_THROTTLED: { endpoint: string };
  /** `until`: milliseconds since 1970. */
  ENDPOINT_WAIT: { endpoint: string; until: number };
  ENDPOINT_ERROR: { endpoint: string; status: number };
  DATABASE_BUSY: { endpoint: string };
  REQUEST_TOO_LARGE: { endpoint: string };
  ENDPOINT_NOT_GRAPHQL: { endpoint: string; found: string };
  ENDPOINT_REDIRECT: { endpoint: string };
  ENDPOINT_REFUSED: { endpoint: string };
  ENDPOINT_NOT_SUPPORTED: { endpoint: string };
  UNAUTHORIZED: { endpoint: string };
  CLIENT_REFUSED: { endpoint: string };
  SCOPE_REFUSED: { endpoint: string };
  READ_INCOMPLETE: { read: number; expected: number };
  COLUMN_NOT_SUPPORTED: { field: FieldName };
  SERVER_REJECTED: None;
  ANSWER_TOO_LARGE: { limit: string };
  OUTCOME_UNKNOWN: None;
  NOT_SENT: None;
  // Running a command
  USAGE: { detail: string };
  CONFIG_INVALID: None;
  CONFIG_KEY_UNKNOWN: { key: string; nearest: string | null };
  CONFIG_VALUE_INVALID: { key: string };
  CONFIG_EXPOSED: None;
  /** `typed`: `file` as it can be typed behind --config, in a shell; and so can `endpoint`. */
  CONFIG_KEY_NOT_TRUSTED: { key: string; file: string; typed: string };
  CONFIG_PATH_OUTSIDE: { key: string; file: string; typed: string };
  CONFIG_HOST_NOT_TRUSTED: { host: string; endpoint: string; file: string; typed: string };
  DATE_OPTION_INVALID: { option: string };
  /** `dryRun`: the command can stop at the preview. */
  NO_TERMINAL: { dryRun: boolean };
  DECLINED: None;
  OUTPUT_EXISTS: { path: string };
  OUTPUT_UNWRITABLE: { path: string; cause: string };
  OUTPUT_IS_LINK: { path: string };
  OUTPUT_FORMAT_UNKNOWN: { path: string; formats: readonly string[] };
  OUTPUT_CELL_TOO_LONG: { field: FieldName; limit: number };
  OUTPUT_NOT_ENCODABLE: { encoding: string };
  STATE_INVALID: { path: string; cause: string };
  PORT_UNAVAILABLE: { port: number; cause: string };
  /** `command`: what continues the run; null where nothing was written yet. */
  INTERRUPTED: { command: string | null };
  // Earlier runs
  /** `elsewhere`: on another machine, about which nobody here can ask the system. */
  RUN_LOCKED: { pid: number; host: string; since: string; lock: string; elsewhere?: boolean };
  RUN_NOT_FOUND: { run: string };
  RUN_NONE_OPEN: { runs: string };
  RUN_STOPPED: { command: string };
  RUN_DAMAGED: { run: string };
  UNDO_TOUCHED: None;
  UNDO_NOT_MADE: None;
}

/** What this program writes, and is no roster. */
export type OwnFile = 'report' | 'preview' | 'plan' | 'journal' | 'result' | 'users' | 'mapping';

export type IssueCode = keyof IssueParams;

/** One thing that is wrong, or worth a warning. Distributes over the codes, so `code` decides `params`. */
export type Issue<C extends IssueCode = IssueCode> = {
  [K in C]: {
    readonly code: K;
    readonly params: IssueParams[K];
    readonly place: Place;
    /** The cell's text, for the preview and the report. Never for stderr. */
    readonly value?: string;
  };
}[C];

/** Builds an issue; the type of `params` follows from the code. */
export function issue<C extends IssueCode>(
  code: C,
  params: IssueParams[C],
  place: Place = {},
  value?: string,
): Issue {
  const made = { code, params, place, ...(value === undefined ? {} : { value }) };
  // One code gives one member of the union; TypeScript does not reduce the mapped type for a generic C.
  return made as unknown as Issue;
}

/**
 * The exit codes of every command: 0 done · 1 an error stopped it · 2 there are changes
 * (`plan --detailed-exitcode` only) · 3 finished, but some rows did not go through · 4 refused by a
 * guard · 5 stopped half way, `resume` continues.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * An expected failure that ends the command: shown as its issues, without a stack. A problem of one
 * row or of one request is a value (`Issue`, `Failure`), never this.
 */
export class IssueError extends Error {
  readonly issues: readonly Issue[];
  readonly exitCode: ExitCode;

  constructor(issues: readonly Issue[], exitCode: ExitCode = 1) {
    super(issues.map(({ code }) => code).join(', '));
    this.name = 'IssueError';
    this.issues = issues;
    this.exitCode = exitCode;
  }
}

/** Throws one issue as an `IssueError`. */
export function fail<C extends IssueCode>(code: C, params: IssueParams[C], place?: Place): never {
  throw new IssueError([issue(code, params, place)]);
}
