// The plan file: JSON Lines with a header, a line a change and a row, and a closing line with a digest,
// so that a file that was cut off or edited is refused. Nothing in it is secret.

import * as v from 'valibot';
import { fail } from '../user/issue.ts';
import type { PlanDocument } from './document.ts';
import { LINE, type Line } from './file-schema.ts';
import { PackedList } from './packed-list.ts';
import type { Change, Unchanged, Verdict } from './plan.ts';

/** The version of the format. A file of another one is refused. */
const PLAN_VERSION = 1;

/** SHA-256 from outside: this stage is pure. `digest` gives 64 hexadecimal digits. */
export interface Hash {
  update(text: string): void;
  digest(): string;
}

/** The lines of a plan file, line feeds included, in a fixed order. `hash` is fresh. */
export function* encodePlan(document: PlanDocument, hash: Hash): Generator<string> {
  let lines = 0;
  for (const line of bodyLines(document)) {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    lines += 1;
    yield text;
  }
  yield closingLine(lines, hash.digest());
}

function closingLine(lines: number, sha256: string): string {
  return `${JSON.stringify({ end: { lines, sha256 } })}\n`;
}

function* bodyLines(document: PlanDocument): Generator<object> {
  const { plan, ...about } = document;
  const { sheets, changes, verdicts, unchanged, likelyRenames, invitations, counts } = plan;
  const format = { format: 'pluvo-bulk plan', version: PLAN_VERSION };
  yield { plan: { ...format, ...about, sheets, likelyRenames, invitations, counts } };
  for (const change of changes) yield { change };
  for (const verdict of verdicts) yield { verdict };
  for (const row of unchanged) yield { unchanged: row };
}

/**
 * Reads a plan file line by line. `add` takes one line without its line feed; `finish` gives the
 * document. Fails with PLAN_INVALID (naming the line), PLAN_VERSION, PLAN_EDITED or PLAN_TRUNCATED.
 */
export class PlanReader {
  readonly #hash: Hash;
  readonly #changes = new PackedList<Change>();
  readonly #verdicts: Verdict[] = [];
  readonly #unchanged = new PackedList<Unchanged>();
  #header: Extract<Line, { plan: unknown }>['plan'] | null = null;
  #lines = 0;
  #ended = false;

  constructor(hash: Hash) {
    this.#hash = hash;
  }

  add(text: string): void {
    const number = this.#lines + 1;
    if (this.#ended) fail('PLAN_EDITED', {});
    const line = parseLine(text, number);
    if ('end' in line) {
      this.#ended = true;
      if (`${text}\n` !== closingLine(this.#lines, this.#hash.digest())) fail('PLAN_EDITED', {});
      return;
    }
    this.#hash.update(`${text}\n`);
    this.#lines = number;
    this.#keep(line, number);
  }

  /** `complete`: the file ended with a line feed. */
  finish(complete: boolean): PlanDocument {
    const header = this.#header;
    if (header === null || !this.#ended || !complete) return fail('PLAN_TRUNCATED', {});
    const { sheets, likelyRenames, invitations, counts } = header;
    const { tool, endpoint, source, today, options, leftOut, warnings, refusals } = header;
    const plan = {
      sheets,
      changes: this.#changes,
      verdicts: this.#verdicts,
      unchanged: this.#unchanged,
      likelyRenames,
      invitations,
      counts,
    };
    // The digest says that it is what this program wrote; the codes and parameters of issues and the
    // names of fields are typed more closely than the lines are checked.
    const document: unknown = {
      tool,
      endpoint,
      source,
      today,
      options,
      leftOut,
      warnings,
      refusals,
      plan,
    };
    return document as PlanDocument;
  }

  #keep(line: Exclude<Line, { end: unknown }>, number: number): void {
    if ('plan' in line) {
      if (this.#header !== null || number !== 1) invalid(number, 'a second header');
      this.#header = line.plan;
      return;
    }
    if (this.#header === null) invalid(number, 'it comes before the header');
    // Checked against the schema; TypeScript cannot tie a field's name to its contents there.
    if ('change' in line) {
      if (line.change.number !== this.#changes.length) invalid(number, 'a change out of order');
      this.#changes.push(line.change as unknown as Change);
    } else if ('verdict' in line) this.#verdicts.push(line.verdict as unknown as Verdict);
    else this.#unchanged.push(line.unchanged);
  }
}

function parseLine(text: string, number: number): Line {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return invalid(number, 'it is not JSON');
  }
  const version = versionOf(json);
  if (version !== null && version !== PLAN_VERSION)
    fail('PLAN_VERSION', { version: JSON.stringify(version) });
  // The line itself and not a parsed copy: its keys keep their order.
  if (v.is(LINE, json)) return json;
  const path = v
    .safeParse(LINE, json)
    .issues?.[0].path?.map(({ key }) => String(key))
    .join('.');
  return invalid(
    number,
    path === undefined ? 'it is no line of a plan' : `"${path}" is not as it must be`,
  );
}

function versionOf(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('plan' in json)) return null;
  const { plan } = json;
  if (typeof plan !== 'object' || plan === null || !('version' in plan)) return null;
  return plan.version;
}

function invalid(line: number, what: string): never {
  return fail('PLAN_INVALID', { line, what });
}
