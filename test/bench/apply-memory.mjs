// What a run of many changes takes in memory, apart from the network: the plan file read, the queue, the
// journal, and the report in every format. The gateway is a stub that agrees at once.

import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { user } from './inputs.mjs';
import { memory } from './measure.mjs';
import { load } from './modules.mjs';

const ENDPOINT = 'https://zonnehof.example/graphql/';

export default [
  {
    name: 'apply without a network, with journal and reports',
    sizes: { full: 1_000_000, small: 5000 },
    runs: 1,
    async prepare({ folder, size }) {
      const { encodePlan, sha256 } = await load('encodePlan', 'sha256');
      const file = path.join(folder, 'plan.jsonl');
      const lines = Readable.from(encodePlan(documentOf(size), sha256()));
      await pipeline(lines, createWriteStream(file));
      return { file };
    },
    ways: { apply },
    targets: [memory('apply', 700)],
  },
];

const change = (number) => {
  const before = user(number, { roles: ['PARTICIPANT'], afasEmployeeId: null });
  const after = `${before.name}-Anders`;
  const fields = [{ field: 'name', before: before.name, after, source: `Roster!B${number + 2}` }];
  const row = { sheet: 0, row: number + 2 };
  return { action: 'update', number, row, before, fields, waitsFor: [] };
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

/** Sends everything to a stub, and writes journal and report. */
async function apply({ folder, file, size }) {
  const { Journal, applyInFolder, loadPlan, plannedResult, systemIo } = await load(
    'Journal',
    'applyInFolder',
    'loadPlan',
    'plannedResult',
    'systemIo',
  );
  return async () => {
    const document = await loadPlan(file);
    const meta = { command: 'undo', roster: null };
    const journal = new Journal(document.plan);
    const result = await applyInFolder(
      { folder, meta, document, journal, stale: new Set(), isResumed: false },
      plannedResult('apply', document),
      { endpoint: ENDPOINT, client: { send } },
      {
        runs: folder,
        concurrency: 8,
        rate: 100_000,
        batch: 100,
        'max-wait': '10m',
        quiet: true,
        lang: 'en',
      },
      { ...systemIo(), env: {}, cwd: folder },
    );
    if (result.outcomes.updated !== size) throw new Error(JSON.stringify(result));
  };
}

function send(mutations) {
  const written = mutations.map(({ ref, input }) => {
    const id = `00000000-0000-4000-8000-${ref.padStart(12, '0')}`;
    return {
      ok: true,
      value: { created: null, user: { id, ref, email: '', name: input.name } },
    };
  });
  return Promise.resolve({ ok: true, value: written });
}
