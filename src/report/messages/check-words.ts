// What a language has to say about a check.

import type { CheckStatus, CheckTopic, Finding } from '../check/check.ts';
import type { Words } from './catalogue.ts';

export interface CheckWords {
  readonly statuses: Readonly<Record<CheckStatus, string>>;
  readonly topics: Readonly<Record<CheckTopic, string>>;
  readonly words: (finding: Exclude<Finding, { kind: 'issue' }>) => Words;
}
