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

/** What a text must be like. */
export interface Glob {
  readonly test: (text: string) => boolean;
}

/** A text with `*` for any characters and `?` for one, to be matched whole and without case. */
export function glob(text: string): Glob {
  const pattern = Array.from(tidy(text).toLowerCase());
  return { test: (given) => fitsGlob(pattern, Array.from(given.toLowerCase())) };
}

/**
 * No regular expression: several stars in one take it as many powers of the text's length. Here a star
 * takes as little as it can, and one more each time that what follows does not fit; only the last one has
 * to be gone back to.
 */
function fitsGlob(pattern: readonly string[], text: readonly string[]): boolean {
  let [at, star, taken] = [0, -1, 0];
  for (let here = 0; here < text.length;) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      taken = here;
    } else if (wanted === '?' || wanted === text[here]) {
      at++;
      here++;
    } else if (star >= 0) {
      at = star + 1;
      here = ++taken;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
