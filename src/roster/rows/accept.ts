// What a person may answer for all rows alike with `--accept`.

export const ACCEPTABLE = [
  'guests',
  'accounts',
  'private-email',
  'status-date',
  'ref-change',
] as const;
export type Acceptable = (typeof ACCEPTABLE)[number];
