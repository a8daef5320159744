// The preview of a plan on a terminal: the counts, what is wrong, and the changes, in one screenful.

import type { PlanDocument } from '../../plan/document.ts';
import type { Sequence } from '../../plan/packed-list.ts';
import { ACTIONS, type Plan } from '../../plan/plan.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { wordsOf } from '../messages/words.ts';
import { painter, type Paint } from '../text/paint.ts';
import { changeLines } from './change-text.ts';
import { problemGroups, problemLines } from '../text/problems.ts';
import { consequences } from './preview.ts';
import { shorten, wrap } from '../text/width.ts';
import { visible } from '../text/visible.ts';

export interface PreviewOptions {
  readonly catalogue: Catalogue;
  /** The columns and lines of the screen. */
  readonly width: number;
  readonly lines: number;
  readonly color: boolean;
  /** Everything, not one screenful. */
  readonly verbose: boolean;
}

/** The preview, ending in a newline. */
export function previewText(document: PlanDocument, options: PreviewOptions): string {
  return Array.from(previewLines(document, options), (line) => `${line}\n`).join('');
}

/** The preview line by line; under `verbose` there can be millions. */
function* previewLines(document: PlanDocument, options: PreviewOptions): Generator<string> {
  const { plan, warnings } = document;
  const { catalogue, width, verbose } = options;
  const { preview } = catalogue;
  const paint = painter(options.color);
  const head = [
    ...headLines(document, options, paint),
    ...unusedLines(document, options),
    ...refusalLines(document, options, paint),
    ...consequenceLines(plan, options),
  ];
  yield* head;

  let room = verbose ? Infinity : options.lines - head.length - LINES_FOR_QUESTION;
  const groups = problemGroups(plan, warnings, catalogue);
  if (groups.length > 0) {
    const style = { catalogue, paint, width, rows: verbose ? Infinity : ROWS_NAMED };
    const blocks = groups.map((group) => problemLines(group, style));
    const share = plan.changes.length > 0 ? Math.floor(room / 2) : room;
    room -= yield* section(preview.problems, blocks, share, preview.moreProblems, { paint, width });
  }
  if (plan.changes.length > 0) {
    const blocks = lazily(plan.changes, (change) =>
      changeLines(change, plan, { catalogue, paint, width }),
    );
    yield* section(preview.changes, blocks, room, preview.moreChanges, { paint, width });
  }
}

/** What stays free at the end of a screenful: an empty line and the question. */
const LINES_FOR_QUESTION = 2;
/** How many rows of one problem are named in a screenful. */
const ROWS_NAMED = 8;

function* headLines(
  { source, endpoint, plan: { counts, changes } }: PlanDocument,
  { catalogue, width }: PreviewOptions,
  paint: Paint,
): Generator<string> {
  yield paint('bold', shorten(visible(`${source.file} → ${endpoint}`), width));
  yield catalogue.rows(counts.rows);
  yield '';
  const { actions, unchanged, skipped, invalid, conflict } = counts;
  const { outcomes } = catalogue;
  const lines = [
    ...ACTIONS.map((action) => [catalogue.actions[action], actions[action]] as const),
    [outcomes.unchanged, unchanged] as const,
    [outcomes.skipped, skipped] as const,
    [outcomes.invalid, invalid] as const,
    [outcomes.conflict, conflict] as const,
  ].filter(([, count]) => count > 0);
  const column = Math.max(...lines.map(([, count]) => catalogue.number(count).length));
  for (const [label, count] of lines) {
    yield `  ${catalogue.number(count).padStart(column)}  ${label}`;
  }
  if (changes.length === 0) yield* ['', catalogue.preview.nothing];
}

/** How many columns that are not used are named in a screenful. */
const COLUMNS_NAMED = 12;
const LONGEST_NAME = 30;

/** The columns that go nowhere, by their headings or letters. */
function* unusedLines(
  { warnings }: PlanDocument,
  { catalogue, width, verbose }: PreviewOptions,
): Generator<string> {
  const names = warnings.flatMap((one) => (one.code === 'COLUMN_UNUSED' ? [one.params.typed] : []));
  if (names.length === 0) return;
  const named = names.slice(0, verbose ? Infinity : COLUMNS_NAMED);
  const shown = named.map((name) => shorten(visible(name), LONGEST_NAME));
  yield* ['', ...wrap(catalogue.preview.unused(shown, names.length - named.length), width)];
}

/** What a guard refuses, and what lifts it. */
function* refusalLines(
  { refusals }: PlanDocument,
  { catalogue, width }: PreviewOptions,
  paint: Paint,
): Generator<string> {
  if (refusals.length === 0) return;
  yield* ['', paint('red', paint('bold', shorten(catalogue.preview.refused, width)))];
  for (const refusal of refusals) {
    const { message, hint } = wordsOf(refusal, catalogue);
    yield* indented(message, 2, width).map((line) => paint('red', line));
    yield* indented(hint, 4, width);
  }
}

function* consequenceLines(plan: Plan, { catalogue, width }: PreviewOptions): Generator<string> {
  const sentences = consequences(plan, catalogue);
  if (sentences.length > 0) yield '';
  for (const sentence of sentences) yield* wrap(visible(sentence), width);
}

function indented(text: string, indent: number, width: number): readonly string[] {
  return wrap(visible(text), width - indent).map((line) => ' '.repeat(indent) + line);
}

/** A list: its elements are blocks of lines, made only when they are taken. */
interface Blocks extends Iterable<readonly string[]> {
  readonly length: number;
}

function lazily<T>(items: Sequence<T>, toLines: (item: T) => readonly string[]): Blocks {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield toLines(item);
    },
  };
}

/**
 * A heading and the blocks that fit in `room` lines, at least one; of the rest the number alone.
 * Returns the lines it took.
 */
function* section(
  heading: string,
  blocks: Blocks,
  room: number,
  more: (hidden: number) => string,
  { paint, width }: { readonly paint: Paint; readonly width: number },
): Generator<string, number> {
  yield* ['', paint('bold', heading)];
  let taken = 2;
  let shown = 0;
  for (const block of blocks) {
    const pointer = shown + 1 < blocks.length ? 1 : 0;
    if (shown > 0 && taken + block.length + pointer > room) break;
    yield* block;
    taken += block.length;
    shown += 1;
  }
  if (shown === blocks.length) return taken;
  const pointer = wrap(more(blocks.length - shown), width);
  yield* pointer.map((line) => paint('dim', line));
  return taken + pointer.length;
}
