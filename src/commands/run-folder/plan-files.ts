// Plan files on disk: written whole or not at all, read line by line.

import { createReadStream } from 'node:fs';
import type { TextDecoder as Decoder } from 'node:util';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlanDocument } from '../../plan/document.ts';
import { encodePlan, PlanReader } from '../../plan/plan-file.ts';
import type { SafeFile } from '../../files/safe-file.ts';
import { en } from '../../report/messages/en/en.ts';
import { wordsOf } from '../../report/messages/words.ts';
import { fail, type Issue, IssueError } from '../../user/issue.ts';
import { systemCode } from '../../files/system-error.ts';
import { sha256 } from '../../files/digest.ts';

/** Writes a plan into a file that was opened before. */
export async function savePlan(document: PlanDocument, file: SafeFile): Promise<void> {
  await file.save((out) =>
    pipeline(Readable.from(encodePlan(document, sha256())), out, { end: false }),
  );
}

/**
 * Reads a plan file. Fails with FILE_NOT_FOUND, FILE_UNREADABLE or one of the PLAN_… issues, naming
 * the file.
 */
export async function loadPlan(file: string): Promise<PlanDocument> {
  const place = { file: path.basename(file) };
  try {
    const document = await readLines(file);
    refuseUnknownIssues(document);
    return document;
  } catch (error) {
    if (error instanceof IssueError) {
      throw new IssueError(error.issues.map((problem) => ({ ...problem, place })));
    }
    const code = systemCode(error);
    if (code === null) throw error;
    if (code === 'ENOENT') return fail('FILE_NOT_FOUND', {}, place);
    if (code === 'EISDIR') return fail('FILE_IS_FOLDER', {}, place);
    return fail('FILE_UNREADABLE', { reason: code }, place);
  }
}

/**
 * Fails with PLAN_INVALID where there are no words for an issue, as in a plan of another version: else the
 * preview would stop in the middle of a sentence.
 */
function refuseUnknownIssues({ warnings, refusals, plan }: PlanDocument): void {
  for (const issues of [warnings, refusals]) {
    for (const one of issues) if (!hasWords(one)) unknownIssue(one);
  }
  for (const { issues } of plan.verdicts)
    for (const one of issues) if (!hasWords(one)) unknownIssue(one);
}

function hasWords(one: Issue): boolean {
  try {
    wordsOf(one, en);
    return true;
  } catch {
    return false;
  }
}

function unknownIssue({ code }: Issue): never {
  return fail('PLAN_INVALID', { line: 1, what: `this version does not know the message ${code}` });
}

async function readLines(file: string): Promise<PlanDocument> {
  const reader = new PlanReader(sha256());
  // Neither `readline` nor a lenient decoder: both let bytes change without a trace.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let lines = 0;
  // Put together at the end of the line alone: at every chunk, a long line would take the square of it.
  let rest: Buffer[] = [];
  let length = 0;
  const take = (bytes: Buffer): void => {
    length += bytes.length;
    if (length > (lines === 0 ? LONGEST_HEADER : LONGEST_LINE)) {
      fail('PLAN_INVALID', { line: lines + 1, what: 'it is too long' });
    }
    rest.push(bytes);
  };
  const chunks: AsyncIterable<Buffer> = createReadStream(file);
  for await (const chunk of chunks) {
    let bytes = chunk;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED)) {
      take(bytes.subarray(0, end));
      reader.add(decoded(decoder, Buffer.concat(rest, length)));
      [rest, length] = [[], 0];
      lines += 1;
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > 0) take(bytes);
  }
  return reader.finish(length === 0);
}

/** In bytes: the header has the warnings of all rows in it, another line one user. */
const LONGEST_HEADER = 256 * 1024 * 1024;
const LONGEST_LINE = 8 * 1024 * 1024;

const LINE_FEED = 0x0a;

function decoded(decoder: Decoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return fail('PLAN_EDITED', {});
  }
}
