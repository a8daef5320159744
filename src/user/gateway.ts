// The port between the queue and the API client: what can be sent, and every way it can end.

import { refOf, type User, type UserInput } from './user.ts';

/** Whom an upsert is about. Not found by that selector, the API creates the user. */
export type Selector =
  { readonly by: 'ref'; readonly ref: string } | { readonly by: 'email'; readonly email: string };

/** How a known user is found: by ref, and by address only where there is none. */
export function selectorOf(user: Pick<User, 'ref' | 'email'>): Selector {
  const ref = refOf(user);
  return ref === null ? { by: 'email', email: user.email } : { by: 'ref', ref };
}

/**
 * One write. `upsert` is `updateOrCreateUser`, `update` is `updateUser` (by ref). `id`: the user who is
 * meant; an endpoint whose `updateUser` takes an id is asked for that one, and creates nobody.
 */
export type Mutation =
  | {
      readonly kind: 'upsert';
      readonly select: Selector;
      readonly input: UserInput;
      readonly sendInvite: boolean;
      readonly id?: string;
    }
  | { readonly kind: 'update'; readonly ref: string; readonly input: UserInput };

/**
 * Whom the server says was written. Beside who that is: how the fields are by now that were asked for,
 * as far as it tells.
 */
export type WrittenUser = Pick<User, 'id' | 'ref' | 'name'> & {
  readonly email: string | null;
} & Partial<Omit<User, 'id' | 'ref' | 'name' | 'email'>>;

/** The proxy that a request went by, as it can be shown, and what names it. */
export interface Via {
  /** Its host and port. */
  readonly proxy: string;
  /** The variable of the environment. */
  readonly variable: string;
}

/**
 * Why a request, or one mutation in it, did not succeed. `serverMessage` may hold personal data: it
 * is for the report, never for stderr.
 */
export type Failure =
  | { readonly kind: 'throttled'; readonly status: number; readonly retryAfterMs: number | null }
  /** `serverMessage`: a passing error of the database behind it, which says nothing of what was asked. */
  | { readonly kind: 'server'; readonly status: number; readonly serverMessage?: string }
  /** The server asks for a longer wait than is wanted: until then, in milliseconds since 1970. */
  | { readonly kind: 'longWait'; readonly until: number }
  /** `sent`: the request may have reached the server, so its outcome is unknown. */
  | {
      readonly kind: 'network';
      readonly cause: string;
      readonly sent: boolean;
      readonly via?: Via;
    }
  | { readonly kind: 'timeout'; readonly seconds: number; readonly via?: Via }
  /** `reason`: no token is given out to this client, or none with these scopes. */
  | { readonly kind: 'unauthorized'; readonly reason?: 'client' | 'scope' }
  /** HTTP 403: no right to do this or, in the middle of a run, a rate limit (django-ratelimit). */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'notGraphql'; readonly status: number; readonly found: string }
  | { readonly kind: 'tooLarge'; readonly limitBytes: number }
  /**
   * The server understood and said no: validation, uniqueness, an unknown field. `untold`: the answer
   * does not say of which mutation, or had no data at all, so it may have been carried out all the same.
   */
  | {
      readonly kind: 'rejected';
      readonly reason: RejectReason;
      readonly serverMessage: string;
      readonly untold?: true;
      /** Of `tooMuch`: how many mutations a request may have, where the server says so. */
      readonly allowed?: number;
    }
  | { readonly kind: 'aborted' }
  /** The answer never came, and the run ended before the user could be read back. */
  | { readonly kind: 'unknown' };

/**
 * `tooMuch`: the request as a whole is too large, deep or complex, and nothing of it was carried out.
 * `full`: the subscription has no room for one more active user. `otherUser`: what was sent for one
 * user was written to another, or made a new one. `notWritten`: the server said yes, and the user is
 * not as was asked.
 */
export type RejectReason =
  | 'invalid'
  | 'emailTaken'
  | 'refTaken'
  | 'notFound'
  | 'document'
  | 'tooMuch'
  | 'full'
  | 'otherUser'
  | 'notWritten';

export type Result<T, E = Failure> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: E };

/** `created` is null where the mutation cannot create (`updateUser`). */
export interface Written {
  readonly created: boolean | null;
  readonly user: WrittenUser;
}

/** What a server says of its own limit: how many more requests it takes until it counts anew. */
export interface RequestsLeft {
  readonly remaining: number;
  /** Milliseconds until then. */
  readonly resetMs: number;
}

/** What the queue needs of an API client. */
export interface UserGateway {
  /**
   * Sends the mutations as one request. The outer result fails when the request as a whole did; the
   * inner ones, in the order of `mutations`, tell of each alone. `onLeft` is told what the answer says
   * of the server's limit, if anything.
   */
  send(
    mutations: readonly Mutation[],
    signal: AbortSignal,
    onLeft?: (left: RequestsLeft) => void,
  ): Promise<Result<readonly Result<Written>[]>>;
  /**
   * The users as they are now, in the order of the selectors, `null` where there is none; in one
   * request where all are selected by ref.
   */
  readBack(
    selectors: readonly Selector[],
    signal: AbortSignal,
    onLeft?: (left: RequestsLeft) => void,
  ): Promise<Result<readonly (User | null)[]>>;
}
