// Opens a roster, and asks on a terminal what its doubtful columns are. Elsewhere they are an error.

import path from 'node:path';
import { SafeFile } from '../../files/safe-file.ts';
import type { Catalogue } from '../../report/messages/catalogue.ts';
import { visible } from '../../report/text/visible.ts';
import type { ColumnAnswer } from '../../roster/columns/columns.ts';
import { ANSWERS_FILE, answersJson } from '../../roster/columns/mapping-file.ts';
import { parseTarget } from '../../roster/columns/mapping.ts';
import { type Roster, type RosterOptions, surveyRoster } from '../../roster/roster.ts';
import { type Issue, IssueError } from '../../user/issue.ts';
import { ask } from './confirm.ts';
import { type Io, say } from './io.ts';
import { issueText } from './show-error.ts';

type Question = Extract<Issue, { code: 'COLUMN_NEAR' | 'COLUMN_AMBIGUOUS' }>;

/**
 * Opens a roster as `readRoster` does. Each question about a column is asked where somebody can answer,
 * and the answers can be kept beside the roster. Rejects with every problem that is left.
 */
export async function openAsked(
  file: string,
  options: RosterOptions,
  { mayAsk, catalogue }: { readonly mayAsk: boolean; readonly catalogue: Catalogue },
  io: Io,
): Promise<Roster> {
  const given: ColumnAnswer[] = [];
  for (;;) {
    const answers = [...(options.answers ?? []), ...given];
    const { problems, ...roster } = await surveyRoster(file, { ...options, answers });
    if (problems.length === 0) {
      try {
        if (given.length > 0) await remember(file, answers, catalogue, io);
      } catch (error) {
        await roster.close();
        throw error;
      }
      return roster;
    }
    await roster.close();
    const question = mayAsk ? problems.find(isQuestion) : undefined;
    const answer = question === undefined ? null : await askColumn(question, catalogue, io);
    if (answer === null) throw new IssueError(problems);
    given.push(answer);
  }
}

function isQuestion(problem: Issue): problem is Question {
  return problem.code === 'COLUMN_NEAR' || problem.code === 'COLUMN_AMBIGUOUS';
}

/** The answer; `null` for anything but one of the numbers. */
async function askColumn(
  question: Question,
  catalogue: Catalogue,
  io: Io,
): Promise<ColumnAnswer | null> {
  const { heading, fields } = question.params;
  const { choices } = catalogue.columns;
  const [first = ''] = issueText(question, 'warning', catalogue).split('\n');
  say(io.stderr, first);
  const offered = [...fields.map((name) => choices.is(name)), choices.leaveOut];
  for (const [at, text] of offered.entries())
    say(io.stderr, `  ${String(at + 1)}  ${visible(text)}`);
  const number = Number(await ask(choices.which(offered.length), io));
  if (!Number.isInteger(number) || number < 1 || number > offered.length) return null;
  const name = fields[number - 1];
  const target = name === undefined ? null : parseTarget(name);
  if (name !== undefined && target === null) return null;
  return { heading: heading === '' ? (question.place.column ?? '') : heading, target };
}

/** Keeps the answers for the next time, if that is wanted; what cannot be written is a warning. */
async function remember(
  roster: string,
  answers: readonly ColumnAnswer[],
  { columns, ...catalogue }: Catalogue,
  io: Io,
): Promise<void> {
  const { choices } = columns;
  say(io.stderr, choices.remember(ANSWERS_FILE));
  for (const [at, text] of choices.yesOrNo.entries())
    say(io.stderr, `  ${String(at + 1)}  ${text}`);
  if ((await ask(choices.which(choices.yesOrNo.length), io)) !== '1') return;
  try {
    const target = path.join(path.dirname(roster), ANSWERS_FILE);
    const file = await SafeFile.create(target, { force: true });
    await file.saveText(answersJson(answers));
  } catch (error) {
    if (!(error instanceof IssueError)) throw error;
    for (const problem of error.issues) {
      say(io.stderr, issueText(problem, 'warning', { columns, ...catalogue }));
    }
  }
}
