// Numbers, counted things and lists as a language writes them.

/** The forms of a counted noun; which one fits a number is the language's own rule. */
export type Forms = { readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>;

export interface LocaleTools {
  /** `1204` → `1,204`. */
  readonly number: (n: number) => string;
  /** `0.987` → `98%`: rounded down, so that only all of them are 100%. */
  readonly percent: (share: number) => string;
  /** `24 November 2026 at 14:05`, in the time of this machine. */
  readonly moment: (at: Date) => string;
  /** `count(1, {one: 'row', other: 'rows'})` → `1 row`. */
  readonly count: (n: number, forms: Forms) => string;
  /** `a, b and c`. */
  readonly all: (items: readonly (string | number)[]) => string;
  /** `a, b or c`. */
  readonly either: (items: readonly (string | number)[]) => string;
}

/** How many items of a list a message names. */
const LIST_LIMIT = 10;

/** The tools of a locale (`en-GB`, `nl`). */
export function localeTools(locale: string): LocaleTools {
  const plural = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const lists = {
    conjunction: new Intl.ListFormat(locale, { type: 'conjunction' }),
    disjunction: new Intl.ListFormat(locale, { type: 'disjunction' }),
  };
  const list = (type: keyof typeof lists, items: readonly (string | number)[]): string =>
    items.length > LIST_LIMIT
      ? `${items.slice(0, LIST_LIMIT).join(', ')} …`
      : lists[type].format(items.map(String));
  return {
    number: (n) => format.format(n),
    percent: (share) => percents.format(Math.floor(share * 100) / 100),
    moment: (at) => moments.format(at),
    count: (n, forms) => `${format.format(n)} ${forms[plural.select(n)] ?? forms.other}`,
    all: (items) => list('conjunction', items),
    either: (items) => list('disjunction', items),
  };
}
