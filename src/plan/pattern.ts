// Patterns that name users: by ref, by address, by role.

import { emailForm, tidy } from '../user/fold.ts';
import type { User } from '../user/user.ts';

/** A pattern, read: `1001`, `hr-*`, `*@zonnehof.example`, `role:MANAGER`. */
export interface Pattern {
  readonly text: string;
  readonly test: (user: User) => boolean;
}

/**
 * Reads a pattern. `role:` names a role; anything else is matched against the whole ref and the whole
 * e-mail address, without case, with `*` for any characters and `?` for one.
 */
export function parsePattern(text: string): Pattern {
  const role = /^role:(.+)$/i.exec(text.trim())?.[1];
  if (role !== undefined) {
    const wanted = role.trim().toUpperCase();
    return { text, test: ({ roles }) => roles.some((each) => each.toUpperCase() === wanted) };
  }
  const wanted = glob(text);
  return {
    text,
    test: ({ ref, email }) =>
      wanted.test(emailForm(email)) || (ref !== null && wanted.test(tidy(ref))),
  };
}

/** A text with `*` for any characters and `?` for one, to be matched whole and without case. */
export function glob(text: string): RegExp {
  const source = tidy(text)
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu');
}
