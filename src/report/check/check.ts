// What `check` found out about a connection, as plain data.

import type { FieldName } from '../../user/user.ts';
import type { Issue } from '../../user/issue.ts';

export const CHECK_STATUSES = ['ok', 'warning', 'problem'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

export const CHECK_TOPICS = [
  'settings',
  'connection',
  'token',
  'api',
  'fields',
  'values',
  'users',
  'speed',
] as const;
export type CheckTopic = (typeof CHECK_TOPICS)[number];

/** Where the value of a setting came from. */
export type SettingSource = 'flag' | 'environment' | 'file';

/** One thing that was found out. */
export type Finding =
  | {
      readonly kind: 'setting';
      readonly name: string;
      /** Never of a secret. */
      readonly value: string | null;
      readonly source: SettingSource;
    }
  | { readonly kind: 'configFile'; readonly file: string; readonly options: readonly string[] }
  | { readonly kind: 'connected'; readonly endpoint: string }
  | { readonly kind: 'fixedToken' }
  | { readonly kind: 'clientToken'; readonly scopes: readonly string[] | null }
  | { readonly kind: 'readOnlyToken' }
  | {
      readonly kind: 'api';
      readonly generation: 'first' | 'second' | 'both';
      readonly source: 'introspection' | 'probing' | 'assumed';
    }
  | {
      readonly kind: 'fields';
      readonly written: readonly FieldName[];
      readonly readOnly: readonly FieldName[];
    }
  | { readonly kind: 'fieldsMissing'; readonly fields: readonly FieldName[] }
  | {
      readonly kind: 'values';
      readonly field: 'language' | 'roles';
      readonly words: readonly string[] | null;
    }
  | { readonly kind: 'users'; readonly active: number; readonly archived: number }
  | { readonly kind: 'speed'; readonly ms: number; readonly left: number | null }
  /** Something that stopped the check. */
  | { readonly kind: 'issue'; readonly topic: CheckTopic; readonly issue: Issue };

export interface Check {
  readonly endpoint: string | null;
  readonly findings: readonly Finding[];
}

const ABOUT = {
  setting: ['settings', 'ok'],
  configFile: ['settings', 'ok'],
  connected: ['connection', 'ok'],
  fixedToken: ['token', 'ok'],
  clientToken: ['token', 'ok'],
  readOnlyToken: ['token', 'warning'],
  api: ['api', 'ok'],
  fields: ['fields', 'ok'],
  fieldsMissing: ['fields', 'warning'],
  values: ['values', 'ok'],
  users: ['users', 'ok'],
  speed: ['speed', 'ok'],
} as const satisfies Readonly<
  Record<Exclude<Finding['kind'], 'issue'>, readonly [CheckTopic, CheckStatus]>
>;

/** What a finding is about, and whether it is as it should be. */
export function judged(finding: Finding): {
  readonly topic: CheckTopic;
  readonly status: CheckStatus;
} {
  if (finding.kind === 'issue') return { topic: finding.topic, status: 'problem' };
  const [topic, status] = ABOUT[finding.kind];
  const isUnsure =
    (finding.kind === 'api' && finding.source === 'assumed')
    || (finding.kind === 'values' && finding.words === null);
  return { topic, status: isUnsure ? 'warning' : status };
}
