// The journal: what it says after any cut, and what a disk that takes nothing does.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { Journal, outcomeLine, sentLine } from '../../src/apply/journal.ts';
import { JournalFile, readJournal } from '../../src/apply/journal-file.ts';
import type { Outcome } from '../../src/apply/outcome.ts';
import { IssueError } from '../../src/user/issue.ts';
import { many } from '../support/many.ts';
import { apply, renaming } from './plans.ts';
import { FakeServer } from './server.ts';

async function aFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-journal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, 'journal.jsonl');
}

const { users, plan } = renaming(40);

it('cut at any byte, it says nothing that was not so', () => {
  const lines = [...plan.changes].flatMap(({ number }): [string, Outcome | null][] => {
    const outcome: Outcome = { change: number, attempts: 1, outcome: 'updated', id: `é${number}` };
    return [
      [sentLine([number]), null],
      [outcomeLine(outcome), outcome],
    ];
  });
  const bytes = Buffer.from(lines.map(([line]) => line).join(''));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length }), (cut) => {
      const journal = new Journal(plan);
      for (const line of bytes.subarray(0, cut).toString('utf8').split('\n')) journal.add(line);
      let end = 0;
      for (const [line, outcome] of lines) {
        end += Buffer.byteLength(line);
        if (outcome === null) continue;
        // Without its line feed a line can be whole all the same.
        if (end <= cut) expect(journal.outcomeOf(outcome.change)).toEqual(outcome);
        if (end - 1 > cut) expect(journal.outcomeOf(outcome.change)).toBeNull();
      }
    }),
  );
});

it('has what is about to be sent on disk before it is sent', async () => {
  const file = await aFile();
  const journal = await JournalFile.open(file);
  const server = new FakeServer(users);
  const send = server.send.bind(server);
  server.send = async (mutations, ...rest) => {
    const known = new Journal(plan);
    await readJournal(file, known);
    const refs = mutations.map((mutation) => (mutation.kind === 'update' ? mutation.ref : ''));
    for (const ref of refs) expect(known.attemptsOf(Number(ref.slice(1)))).toBeGreaterThan(0);
    return send(mutations, ...rest);
  };
  const { names } = await apply(plan, server, {
    beforeSend: (changes) => journal.sending(changes),
    onOutcome: (outcome) => {
      journal.ended(outcome);
    },
  });
  await journal.close();
  expect(new Set(names)).toEqual(new Set(['updated']));
  const known = new Journal(plan);
  await readJournal(file, known);
  expect(known.outcomes.counts().updated).toBe(40);
});

it('goes on behind a line that was cut off', async () => {
  const file = await aFile();
  await writeFile(file, `${sentLine([1])}{"outcome":{"change":1,"att`);
  const journal = await JournalFile.open(file);
  await journal.sending([2]);
  await journal.close();
  const known = new Journal(plan);
  await readJournal(file, known);
  expect([known.attemptsOf(1), known.attemptsOf(2)]).toEqual([1, 1]);
  expect(known.outcomeOf(1)).toBeNull();
  expect(await readFile(file, 'utf8')).toContain('"att\n{"sent":[2]}');
});

it.skipIf(!existsSync('/dev/full'))('says so when the disk is full', async () => {
  const journal = await JournalFile.open('/dev/full');
  await expect(journal.sending([1])).rejects.toBeInstanceOf(IssueError);
  await expect(journal.close()).rejects.toMatchObject({
    issues: [{ code: 'OUTPUT_UNWRITABLE', params: { cause: 'ENOSPC' } }],
  });
});

it('resumed at any point, a run ends as an undisturbed one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.array(fc.constantFrom('done', 'lost', 'unsent'), { minLength: 40, maxLength: 40 }),
      async (known, kinds) => {
        // Up to `known` the journal has outcomes; beyond it requests were sent, and some carried out.
        const server = new FakeServer(users);
        const journal = new Journal(plan);
        for (const change of plan.changes) {
          const kind = change.number < known ? 'done' : kinds[change.number];
          if (kind === 'unsent') continue;
          journal.add(sentLine([change.number]).trim());
          if (kind === 'lost' && change.number % 2 === 0) continue;
          const after = `New name ${String(change.number)}`;
          server.users = server.users.map((user) =>
            user.ref === `r${String(change.number)}` ? { ...user, name: after } : user,
          );
          if (kind !== 'done') continue;
          journal.add(
            outcomeLine({ change: change.number, attempts: 1, outcome: 'updated', id: 'x' }).trim(),
          );
        }
        const before = [...plan.changes].filter(({ number }) => journal.outcomeOf(number) !== null);
        const { stoppedBy, outcomes } = await apply(plan, server, { earlier: journal });
        expect(stoppedBy).toBeNull();
        expect(outcomes.size).toBe(40 - before.length);
        expect([...outcomes.values()].every(({ outcome }) => outcome === 'updated')).toBe(true);
        expect(server.users.every(({ name }) => name.startsWith('New name'))).toBe(true);
        const sent = server.requests.flat().length;
        const undone = [...plan.changes].filter(({ number }) => {
          const kind = number < known ? 'done' : kinds[number];
          return kind === 'unsent' || (kind === 'lost' && number % 2 === 0);
        });
        expect(sent).toBe(undone.length);
      },
    ),
    { numRuns: many(40) },
  );
});
