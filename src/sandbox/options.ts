// What can be chosen when a stand-in is started, what holds where nothing is, and what one offers.

import type { User } from '../user/user.ts';
import type { FaultRates } from './fault-rates.ts';
import type { Counters, LogEntry } from './ledger.ts';
import { type OauthOptions, SCOPES } from './oauth.ts';
import type { BodyRefusal } from './reply.ts';
import type { Api } from './schema-text.ts';
import type { Stats } from './stats.ts';
import type { ThrottleForm } from './throttle.ts';
import type { Database } from './wording.ts';

export interface SandboxOptions {
  /** Without it, or 0: a free one. */
  readonly port?: number | undefined;
  /** Which generations of the API it speaks (default `first`). */
  readonly api?: Api | undefined;
  /** The bearer token that is let in without being asked for, with every right. */
  readonly token?: string | undefined;
  /** The client that may ask for tokens; what is left out is as in `DEFAULT_CLIENT`. */
  readonly oauth?: Partial<OauthOptions> | undefined;
  /** Path of the file that keeps the users from one start to the next; made when it is not there. */
  readonly state?: string | undefined;
  /** The users of a new organisation; without them the sample organisation. An existing `state` goes first. */
  readonly users?: readonly User[] | undefined;
  /** Requests a second; without it there is no limit. */
  readonly rate?: number | undefined;
  /** Requests that may come at once before `rate` counts; by default those of one second. */
  readonly burst?: number | undefined;
  /** How the limit of `rate` is told (default `header`, which says how long to wait). */
  readonly throttledAs?: ThrottleForm | undefined;
  /** Milliseconds by which every answer is late. What was asked has been done by then. */
  readonly latencyMs?: number | undefined;
  /** The share of requests that each fault befalls; together at most 1. */
  readonly faults?: FaultRates | undefined;
  /** Decides which requests meet which fault (default 1). */
  readonly seed?: number | undefined;
  /** Milliseconds by which the fault `slow` makes an answer late (default 3000). */
  readonly slowMs?: number | undefined;
  /** The largest number of aliases in one document; without it there is no limit. */
  readonly aliasLimit?: number | undefined;
  /** The largest number of fields in one document, told as a complexity (default: no limit). */
  readonly complexityLimit?: number | undefined;
  /** How deep a document may be (default: no limit). */
  readonly depthLimit?: number | undefined;
  /** The largest body of a request, in bytes (default: 2.5 MB, as Django has it). */
  readonly bodyLimit?: number | undefined;
  /** How a larger one is told of (default `html-413`). */
  readonly bodyRefusedAs?: BodyRefusal | undefined;
  /** The most users who may be active (default: no limit). */
  readonly seats?: number | undefined;
  /** Whether the schema may be asked for (default true). */
  readonly introspection?: boolean | undefined;
  /** The HTTP status of an answer to a wrong token (default 200, as documented). */
  readonly unauthorizedStatus?: 200 | 401 | undefined;
  /** Whose unique errors are imitated (default `postgres`). */
  readonly database?: Database | undefined;
  /** Milliseconds from any start, for `rate` and the end of tokens; the machine's own by default. */
  readonly now?: (() => number) | undefined;
  /** Told of what goes wrong in the stand-in itself, such as a full disk; the caller gets a 500. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

export interface Sandbox {
  readonly url: string;
  readonly token: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Grow as requests come. */
  readonly counters: Counters;
  readonly log: readonly LogEntry[];
  /** What `GET /_sandbox/stats` tells. */
  readonly stats: () => Stats;
  /** The users as they are now. */
  readonly users: () => readonly User[];
  /** Stops answering, and waits until what was done is in the state file. */
  readonly close: () => Promise<void>;
}

/** The token that is let in where none is chosen. The users are invented, and the server is on loopback. */
export const DEFAULT_TOKEN = 'sandbox-token';

/** The client whose credentials are good where none are chosen; a token lasts a day, as documented. */
export const DEFAULT_CLIENT: OauthOptions = {
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
  expiresIn: 86_400,
  scopes: SCOPES,
};

export const DEFAULT_SLOW_MS = 3000;
