// The stand-in's rules for a single field, worded as Django words them: Pluvo's errors are Django's.

import { domainToASCII } from 'node:url';

/** A mutation's `user` argument once GraphQL has checked its types. `null` is what the caller wrote. */
export interface UserDraft {
  readonly ref?: string | null;
  readonly name?: string | null;
  readonly email?: string | null;
  readonly isActive?: boolean | null;
  /** The second generation's word for not being active; it goes before `isActive`. */
  readonly archived?: boolean | null;
  readonly roles?: readonly string[] | null;
  readonly language?: string | null;
  readonly extraFields?: string | null;
  readonly afasEmployeeId?: string | null;
  readonly afasPersonId?: string | null;
}

type DraftField = keyof UserDraft;

/** What is wrong, by field; empty when nothing is. */
export type Problems = ReadonlyMap<DraftField, string>;

interface Rule {
  /** A new user must have it. */
  readonly required?: true;
  readonly nullable?: true;
  readonly maxLength?: number;
  /** Left out, null or empty on a new user, the store fills it in. */
  readonly generated?: true;
}

const RULES: Readonly<Record<DraftField, Rule>> = {
  ref: { maxLength: 255, generated: true },
  name: { maxLength: 255, required: true },
  email: { maxLength: 254, required: true },
  isActive: {},
  archived: {},
  roles: {},
  language: {},
  extraFields: {},
  afasEmployeeId: { maxLength: 255, nullable: true },
  afasPersonId: { maxLength: 255, nullable: true },
};

const FIELDS = Object.keys(RULES) as readonly DraftField[];

/** Checks the fields of a draft, each on its own. Uniqueness is the store's. */
export function problemsOf(draft: UserDraft, isNew: boolean): Problems {
  const problems = new Map<DraftField, string>();
  for (const field of FIELDS) {
    const problem = problemOf(field, draft[field], isNew);
    if (problem !== null) problems.set(field, problem);
  }
  return problems;
}

function problemOf(field: DraftField, value: UserDraft[DraftField], isNew: boolean): string | null {
  const rule = RULES[field];
  const blank = value === undefined || value === null || value === '';
  if (blank && isNew && rule.generated === true) return null;
  if (value === undefined) return isNew && rule.required === true ? BLANK : null;
  if (value === null) return rule.nullable === true ? null : 'This field cannot be null.';
  if (typeof value !== 'string') return null;
  if (value.trim() === '' && rule.nullable !== true) return BLANK;
  if (rule.maxLength !== undefined && value.length > rule.maxLength) {
    return `Ensure this value has at most ${String(rule.maxLength)} characters (it has ${String(value.length)}).`;
  }
  if (field === 'email' && !isDjangoEmail(value)) return 'Enter a valid email address.';
  return null;
}

const BLANK = 'This field cannot be blank.';

// `EmailValidator` of Django 5: unlike the check of our own import, it takes no letters beyond
// ASCII before the `@`.
const LOCAL_PART = /^[-!#$%&'*+/=?^_`{}|~0-9a-z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9a-z]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}(?<!-)$/i;

function isDjangoEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || !LOCAL_PART.test(text.slice(0, at))) return false;
  const domain = text.slice(at + 1);
  return DOMAIN.test(domain) || DOMAIN.test(domainToASCII(domain));
}
