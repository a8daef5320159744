// A plan before it is applied: on the screen, in the files asked for, and the question.

import path from 'node:path';
import { discardAll, SafeFile } from '../../files/safe-file.ts';
import type { PlanDocument } from '../../plan/document.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Catalogue } from '../../report/messages/catalogue.ts';
import { previewText } from '../../report/preview/preview-text.ts';
import { formatOf } from '../../report/text/format-of.ts';
import { type ExitCode, issue, type Issue } from '../../user/issue.ts';
import type { Arguments } from '../flags/option-table.ts';
import type { FORCE_OPTION, PREVIEW_OPTIONS } from '../flags/shared-flags.ts';
import { confirm } from './confirm.ts';
import { type Io, say } from './io.ts';
import { type CommandResult, emptyResult } from './result.ts';
import { issueText } from './show-error.ts';

type PreviewArguments = Arguments<typeof PREVIEW_OPTIONS & typeof FORCE_OPTION>;

/** Shows the plan on stdout. */
export function showPlan(
  document: PlanDocument,
  { verbose }: Pick<PreviewArguments, 'verbose'>,
  catalogue: Catalogue,
  io: Io,
): void {
  const { columns = 80, rows = 40, color = false } = io.screen ?? {};
  const size = { width: columns, lines: rows, color };
  io.stdout.write(previewText(document, { ...size, catalogue, verbose }));
}

type SavePreviews = (document: PlanDocument, catalogue: Catalogue) => Promise<void>;

/**
 * Does the work with the preview files that were asked for open, so that one that cannot be written stops
 * the command early. Those that have not been saved by the end leave nothing behind.
 */
export async function withPreviews<T>(
  { preview, force }: PreviewArguments,
  io: Io,
  work: (savePreviews: SavePreviews) => Promise<T>,
): Promise<T> {
  if (preview.length === 0) return work(() => Promise.resolve());
  const { PREVIEW_FORMATS } = await import('../../report/preview/formats.ts');
  const formats = preview.map((target) => [target, formatOf(target, PREVIEW_FORMATS)] as const);
  const files: (readonly [keyof typeof PREVIEW_FORMATS, SafeFile])[] = [];
  try {
    for (const [target, format] of formats) {
      files.push([format, await SafeFile.create(path.resolve(io.cwd, target), { force })]);
    }
    return await work(async (document, catalogue) => {
      const options = { catalogue, madeAt: new Date(io.now()) };
      for (const [format, file] of files) {
        await file.save((out) => PREVIEW_FORMATS[format](document, options, out));
      }
    });
  } finally {
    await discardAll(files.map(([, file]) => file));
  }
}

/**
 * The result of a command that has made or read a plan and done nothing yet. Its errors are what a guard
 * refuses, and why single rows cannot be used.
 */
export function plannedResult(command: string, document: PlanDocument): CommandResult {
  const { plan, warnings, leftOut, refusals } = document;
  const { counts } = plan;
  return {
    ...emptyResult(command),
    counts,
    warnings,
    leftOut: leftOut.length,
    errors: [...refusals, ...rowProblems(plan)],
    exitCode:
      refusals.length > 0 ? 4 : exitCodeOf({ counts, outcomes: emptyResult(command).outcomes }),
  };
}

function rowProblems({ verdicts }: Plan): readonly Issue[] {
  return verdicts.flatMap(({ verdict, issues }) => (verdict === 'skipped' ? [] : issues));
}

/** 3 when any row did not go through, whether planned or applied. */
export function exitCodeOf({
  counts,
  outcomes,
}: Pick<CommandResult, 'counts' | 'outcomes'>): ExitCode {
  const { stale, failed, notSent } = outcomes;
  return counts.invalid + counts.conflict + stale + failed + notSent > 0 ? 3 : 0;
}

/**
 * Whether the plan may be applied; if not, the result that says why. Some commands have a dry run, which
 * ends with what was planned. `changes`: how many of its changes can be made.
 */
export async function agreed(
  { plan, endpoint, refusals }: PlanDocument,
  result: CommandResult,
  { yes, ...others }: { readonly yes: boolean; readonly 'dry-run'?: boolean },
  catalogue: Catalogue,
  io: Io,
  changes: number = plan.changes.length,
): Promise<CommandResult | null> {
  if (others['dry-run'] === true) return result;
  if (refusals.length > 0) return refuse(result, refusals, 4, catalogue, io);
  if (changes === 0 || yes) return null;
  if (!io.interactive) {
    const dryRun = others['dry-run'] !== undefined;
    return refuse(result, [issue('NO_TERMINAL', { dryRun })], 1, catalogue, io);
  }
  const question = catalogue.confirm(changes, endpoint);
  if (await confirm(question, io)) return null;
  return refuse(result, [issue('DECLINED', {})], 1, catalogue, io);
}

function refuse(
  result: CommandResult,
  errors: readonly Issue[],
  exitCode: ExitCode,
  catalogue: Catalogue,
  io: Io,
): CommandResult {
  for (const error of errors) say(io.stderr, issueText(error, 'error', catalogue));
  const others = result.errors.filter((error) => !errors.includes(error));
  return { ...result, errors: [...errors, ...others], exitCode };
}
