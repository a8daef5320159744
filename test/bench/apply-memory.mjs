// What a run of 1,000,000 changes takes in memory, apart from the network: the plan file read, the
// queue, the journal, and the report in every format. The gateway is a stub that agrees at once.
// Usage: node test/bench/apply-memory.mjs [CHANGES]

import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sha256 } from '../../dist/files/digest.js';
import { encodePlan } from '../../dist/plan/plan-file.js';
import { inTemporaryFolder, report } from './measure.mjs';

const { signal: NEVER } = new globalThis.AbortController();
const ENDPOINT = 'https://zonnehof.example/graphql/';

const change = (number) => {
  const before = {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    isActive: true,
    email: `persoon${String(number)}@zonnehof.example`,
    name: `Voornaam${String(number % 977)} van Achternaam${String(number)}`,
    ref: String(number).padStart(7, '0'),
    roles: ['PARTICIPANT'],
    profileImage: '',
    language: 'NL',
    extraFields: '{}',
    afasEmployeeId: null,
    afasPersonId: null,
  };
  const after = `${before.name}-Anders`;
  const fields = [{ field: 'name', before: before.name, after, source: `Roster!B${number + 2}` }];
  const row = { sheet: 0, row: number + 2 };
  return { action: 'update', number, row, before, fields, waitsFor: null };
};

function documentOf(length) {
  const changes = {
    length,
    at: (number) => (number < length ? change(number) : undefined),
    *[Symbol.iterator]() {
      for (let number = 0; number < length; number += 1) yield change(number);
    },
  };
  const actions = { create: 0, update: length, restore: 0, archive: 0 };
  return {
    tool: '0.0.0',
    endpoint: ENDPOINT,
    source: { file: 'roster.xlsx', sha256: '0'.repeat(64), sheets: [] },
    today: '2026-01-01',
    options: [],
    leftOut: [],
    warnings: [],
    refusals: [],
    plan: {
      sheets: [{ name: 'Roster', columns: { ref: ['A'], name: ['B'] } }],
      changes,
      verdicts: [],
      unchanged: [],
      likelyRenames: [],
      invitations: 0,
      counts: { rows: length, actions, unchanged: 0, skipped: 0, invalid: 0, conflict: 0 },
    },
  };
}

async function main(changes) {
  await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'plan.jsonl');
    const lines = Readable.from(encodePlan(documentOf(changes), sha256()));
    await pipeline(lines, createWriteStream(file));
    const script = [import.meta.filename, 'run', file, folder];
    const answer = execFileSync(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [loaded, whole] = answer
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    console.log(`${String(changes)} changes applied without a network (at most 700 MB):`);
    console.log(`  plan read      ${loaded.seconds.toFixed(1)} s CPU, ${loaded.megabytes} MB peak`);
    console.log(`  and applied    ${whole.seconds.toFixed(1)} s CPU, ${whole.megabytes} MB peak`);
  });
}

/** Sends everything to a stub, and writes journal and report. */
async function run(file, folder) {
  const { Journal } = await import('../../dist/apply/journal.js');
  const { applyInFolder } = await import('../../dist/commands/run-folder/apply-run.js');
  const { loadPlan } = await import('../../dist/commands/run-folder/plan-files.js');
  const { plannedResult } = await import('../../dist/commands/terminal/show-plan.js');
  const start = process.cpuUsage();
  const document = await loadPlan(file);
  report(start);
  const send = (mutations) =>
    Promise.resolve({
      ok: true,
      value: mutations.map(({ ref, input }) => {
        const id = `00000000-0000-4000-8000-${ref.padStart(12, '0')}`;
        return {
          ok: true,
          value: { created: null, user: { id, ref, email: '', name: input.name } },
        };
      }),
    });
  const meta = { command: 'undo', roster: null };
  const journal = new Journal(document.plan);
  const io = {
    stderr: process.stderr,
    env: {},
    cwd: folder,
    screen: null,
    bar: false,
    now: () => Date.now(),
    interrupted: NEVER,
  };
  const result = await applyInFolder(
    { folder, meta, document, journal, stale: new Set(), isResumed: false },
    plannedResult('apply', document),
    { endpoint: ENDPOINT, client: { send } },
    { runs: folder, concurrency: 8, rate: 100_000, batch: 100, quiet: true, lang: 'en' },
    io,
  );
  if (result.outcomes.updated !== document.plan.changes.length) throw new Error('not all updated');
  report(start);
}

const [first, ...args] = process.argv.slice(2);
await (first === 'run' ? run(...args) : main(Number(first ?? 1_000_000)));
