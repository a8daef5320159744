// Finds out what an endpoint can do: by its schema, else by trying, else by what is documented first.

import type { Failure, Result } from '../user/gateway.ts';
import { failureOfError, type Envelope } from './answer.ts';
import { FIRST_GENERATION, type Capabilities } from './capabilities.ts';
import { capabilitiesOfSchema, INTROSPECT } from './introspection.ts';
import {
  capabilitiesOfProbes,
  readProbe,
  TRIED_READS,
  TRIED_WRITES,
  unknownOf,
  writeProbe,
  type Tried,
} from './probing.ts';

/** Sends one document without variables; the time-out and the retries are the sender's. */
export type Ask = (document: string) => Promise<Result<Envelope>>;

/** A probe is refused once for what the queries lack, once for what their fields do, and then fits. */
const MAX_PROBES = 4;

/**
 * What the endpoint can do. A few requests, none of which changes anything. Fails only when the
 * endpoint cannot be talked to at all.
 */
export async function detect(ask: Ask): Promise<Result<Capabilities>> {
  const answer = await ask(INTROSPECT);
  const schema = answer.ok ? capabilitiesOfSchema(answer.value.data) : null;
  if (schema !== null) return { ok: true, value: schema };
  const stopped = stopOf(answer);
  // A firewall may refuse this one question.
  if (stopped !== null && stopped.kind !== 'forbidden') return { ok: false, failure: stopped };
  const reads = await probe(ask, TRIED_READS, readProbe);
  if (!reads.ok) return reads;
  if (reads.value === null) return { ok: true, value: FIRST_GENERATION };
  const writes = await probe(ask, TRIED_WRITES, writeProbe);
  if (!writes.ok) return writes;
  const found = capabilitiesOfProbes(reads.value, writes.value);
  return { ok: true, value: found ?? FIRST_GENERATION };
}

/** What is left of the tried when the server objects no more; `null` when that cannot be told. */
async function probe(
  ask: Ask,
  candidates: readonly Tried[],
  documentOf: (tried: ReadonlySet<Tried>) => string,
): Promise<Result<ReadonlySet<Tried> | null>> {
  let tried = new Set(candidates);
  for (let probes = 0; probes < MAX_PROBES; probes += 1) {
    const answer = await ask(documentOf(tried));
    const stopped = stopOf(answer);
    if (stopped !== null) return { ok: false, failure: stopped };
    if (!answer.ok) return { ok: true, value: null };
    const { errors } = answer.value;
    if (errors.length === 0) return { ok: true, value: tried };
    const unknown = unknownOf(errors, tried);
    if (unknown === null) return { ok: true, value: null };
    tried = new Set([...tried].filter((one) => !unknown.has(one)));
  }
  return { ok: true, value: null };
}

/** A failure that is not about the document: then nothing else would fare better. */
function stopOf(answer: Result<Envelope>): Failure | null {
  const failure = answer.ok
    ? answer.value.errors.map(failureOfError).find(({ kind }) => kind !== 'rejected')
    : answer.failure;
  return failure ?? null;
}
