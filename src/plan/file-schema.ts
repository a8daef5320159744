// The lines of a plan file, as they must be: checked one by one when a file is read.

import * as v from 'valibot';
import { OTHER_NAMES, PART_NAMES } from '../user/headings.ts';
import { FIELD_NAMES } from '../user/fields.ts';
import { ACTIONS, VERDICTS } from './plan.ts';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const nullableText = v.nullable(text);

const rowPlace = v.strictObject({ sheet: count, row: count });

const place = v.strictObject({
  file: v.optional(text),
  sheet: v.optional(text),
  row: v.optional(count),
  column: v.optional(text),
});

/** The parameters of a message are checked by what renders it; here only that they are plain data. */
const issue = v.strictObject({
  code: v.pipe(text, v.regex(/^[A-Z][A-Z_]*$/)),
  params: v.record(text, v.unknown()),
  place,
  value: v.optional(text),
});

const user = v.strictObject({
  id: text,
  isActive: v.boolean(),
  email: text,
  name: text,
  ref: nullableText,
  roles: v.array(text),
  profileImage: text,
  language: text,
  extraFields: text,
  afasEmployeeId: nullableText,
  afasPersonId: nullableText,
});

const content = v.nullable(v.union([text, v.boolean(), v.array(text)]));

const fieldChange = v.strictObject({
  field: v.picklist(FIELD_NAMES),
  before: content,
  after: content,
  source: nullableText,
  sources: v.optional(v.record(text, text)),
});

const common = {
  number: count,
  fields: v.array(fieldChange),
  waitsFor: v.array(count),
};

const change = v.variant('action', [
  v.strictObject({
    action: v.literal('create'),
    ...common,
    row: rowPlace,
    sendInvite: v.boolean(),
  }),
  v.strictObject({ action: v.literal('update'), ...common, row: rowPlace, before: user }),
  v.strictObject({ action: v.literal('restore'), ...common, row: rowPlace, before: user }),
  v.strictObject({
    action: v.literal('archive'),
    ...common,
    row: v.nullable(rowPlace),
    before: user,
  }),
]);

const who = v.strictObject({
  id: nullableText,
  ref: nullableText,
  email: nullableText,
  name: nullableText,
});

const verdict = v.strictObject({
  verdict: v.picklist(VERDICTS),
  row: rowPlace,
  who,
  issues: v.array(issue),
});

const letters = v.array(text);
const rosterSheet = v.strictObject({
  name: nullableText,
  members: v.optional(v.record(text, text)),
  columns: v.partial(
    v.strictObject({
      id: letters,
      isActive: letters,
      email: letters,
      name: letters,
      ref: letters,
      roles: letters,
      profileImage: letters,
      language: letters,
      extraFields: letters,
      afasEmployeeId: letters,
      afasPersonId: letters,
    }),
  ),
});

const target = v.variant('kind', [
  v.strictObject({
    kind: v.literal('field'),
    field: v.picklist(FIELD_NAMES),
    inverted: v.optional(v.literal(true)),
    lastFirst: v.optional(v.literal(true)),
    member: v.optional(text),
  }),
  v.strictObject({ kind: v.literal('part'), part: v.picklist(PART_NAMES) }),
  v.strictObject({
    kind: v.literal('other'),
    other: v.picklist([...OTHER_NAMES, 'composedName', 'blank', 'spare']),
  }),
  v.strictObject({ kind: v.literal('sensitive') }),
]);

const column = v.looseObject({
  index: count,
  letter: text,
  heading: text,
  target: v.nullable(target),
  why: v.looseObject({ kind: text }),
  suggestion: nullableText,
  filled: count,
  rows: count,
  samples: letters,
});

const leftOut = v.strictObject({
  kind: v.literal('leftOut'),
  place: rowPlace,
  why: v.picklist(['title', 'totals', 'footnote', 'example']),
});

const counts = v.strictObject({
  rows: count,
  actions: v.strictObject(v.entriesFromList(ACTIONS, count)),
  unchanged: count,
  skipped: count,
  invalid: count,
  conflict: count,
});

const header = v.strictObject({
  format: v.literal('pluvo-bulk plan'),
  version: v.number(),
  tool: text,
  endpoint: text,
  source: v.strictObject({
    file: text,
    sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
    sheets: v.array(
      v.strictObject({ name: nullableText, headerRow: count, columns: v.array(column) }),
    ),
  }),
  today: v.pipe(text, v.isoDate()),
  options: v.array(v.strictTuple([text, text])),
  leftOut: v.array(leftOut),
  warnings: v.array(issue),
  refusals: v.array(issue),
  sheets: v.array(rosterSheet),
  likelyRenames: v.array(v.strictObject({ create: count, archive: count })),
  invitations: count,
  counts,
});

/** Every line of a plan file has one key, which says what it is. */
export const LINE = v.union([
  v.strictObject({ plan: header }),
  v.strictObject({ change }),
  v.strictObject({ verdict }),
  v.strictObject({ unchanged: v.strictObject({ row: rowPlace, who }) }),
  v.strictObject({ end: v.strictObject({ lines: count, sha256: text }) }),
]);
export type Line = v.InferOutput<typeof LINE>;
