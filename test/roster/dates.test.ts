import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { columnOrder, looksLikeDate, readDate } from '../../src/roster/rows/dates.ts';
import { describeShared, sharedData } from '../shared-data.ts';

const iso = (text: string, order: 'dmy' | 'mdy' | null = null): string => {
  const reading = readDate(text, order);
  return reading.kind === 'date' ? reading.iso : reading.kind;
};

describe('a date', () => {
  it.each([
    ['31-12-2026', '2026-12-31'],
    ['6-8-1968', '1968-08-06'],
    ['31.12.2026', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['20261231', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['2026/12/31 08:15:00', '2026-12-31'],
    ['2026-12-31T23:30:00Z', '2026-12-31'],
    ['8/19/2021 1:25:31 PM', '2021-08-19'],
    [' 31-12-2026 ', '2026-12-31'],
    ['29-02-2024', '2024-02-29'],
    ['45992', '2025-12-01'],
    ['45992.75', '2025-12-01'],
    ['45992,75', '2025-12-01'],
    ['05/05/2026', '2026-05-05'],
  ])('%s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '31-9-2025',
    '29-02-2025',
    '29-02-1900',
    '00-01-2026',
    '2026-13-01',
    '31122026',
    '31-12-26',
    '31-12/2026',
    '2026-01-01 or later',
    'morgen',
    '123',
    '1234567',
  ])('%s is none that can be', (text) => {
    expect(iso(text)).toBe('invalid');
  });

  it.each(['31-12-2099', '31-12-2999', '99991231', '01-01-1900', '1753-01-01', '0000-00-00', '0'])(
    '%s stands for no date',
    (text) => {
      expect(iso(text)).toBe('none');
    },
  );

  it('marks a bare number, which may be something else', () => {
    expect(readDate('45992', null)).toMatchObject({ serial: true });
    expect(readDate('31-12-2026', null)).toMatchObject({ serial: false });
  });
});

describe('day and month', () => {
  it('are asked where both can be either', () => {
    expect(iso('03/04/2026')).toBe('ambiguous');
    expect(iso('03/04/2026', 'dmy')).toBe('2026-04-03');
    expect(iso('03/04/2026', 'mdy')).toBe('2026-03-04');
  });

  it('are told by the separator of countries that put the day first', () => {
    expect(iso('03-04-2026')).toBe('2026-04-03');
    expect(iso('03.04.2026')).toBe('2026-04-03');
  });

  it('are told by the other dates of the column', () => {
    expect(columnOrder(['03/04/2026', '13/04/2026'])).toBe('dmy');
    expect(columnOrder(['03/04/2026', '04/13/2026'])).toBe('mdy');
    expect(columnOrder(['03-04-2026', '04-13-2026'])).toBe('mdy');
    expect(columnOrder(['03/04/2026', '05/05/2026', '', 'onbepaald'])).toBe(null);
    expect(columnOrder(['13/04/2026', '04/13/2026'])).toBe('mixed');
  });

  it('are not turned where the order that was said does not fit', () => {
    expect(iso('31/12/2026', 'mdy')).toBe('invalid');
    expect(iso('12/31/2026', 'dmy')).toBe('invalid');
  });
});

describe('every day', () => {
  // Where programs begin to count: written for an empty date, and no date (field.test.ts).
  const zeros = ['1904-01-01', '1970-01-01'];
  const day = fc
    .date({ min: new Date('1901-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    .filter((date) => !zeros.includes(date.toISOString().slice(0, 10)));
  const written = (date: Date): [string, string, string] => {
    const [y = '', m = '', d = ''] = date.toISOString().slice(0, 10).split('-');
    return [y, m, d];
  };

  it('is read back in each form', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [y, m, d] = written(date);
        const expected = `${y}-${m}-${d}`;
        const short = `${String(Number(d))}-${String(Number(m))}-${y}`;
        for (const text of [expected, `${y}${m}${d}`, `${d}-${m}-${y}`, `${d}.${m}.${y}`, short]) {
          expect(iso(text)).toBe(expected);
          expect(looksLikeDate(text)).toBe(true);
        }
        expect(iso(`${d}/${m}/${y}`, 'dmy')).toBe(expected);
        expect(iso(`${m}/${d}/${y}`, 'mdy')).toBe(expected);
      }),
    );
  });

  it('is itself or a question with slashes, and never another day', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [y, m, d] = written(date);
        expect([`${y}-${m}-${d}`, 'ambiguous']).toContain(iso(`${d}/${m}/${y}`));
        expect([`${y}-${m}-${d}`, 'ambiguous']).toContain(iso(`${m}/${d}/${y}`));
      }),
    );
  });

  it('is what Excel counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 69_999 }), (serial) => {
        const days = Date.parse(iso(String(serial))) / 86_400_000;
        expect(days - Date.parse('1899-12-30') / 86_400_000).toBe(serial);
      }),
    );
  });

  it('any text is read without failing', () => {
    const kinds = ['date', 'none', 'invalid', 'ambiguous'];
    fc.assert(fc.property(fc.string(), (text) => kinds.includes(readDate(text, null).kind)));
  });
});

describeShared('the dates of HR systems', () => {
  const { sentinelDates, dateFormats } = JSON.parse(
    readFileSync(sharedData('value-vocabulary.json'), 'utf8'),
  ) as {
    sentinelDates: Readonly<Record<'noEnd' | 'noStart' | 'words', readonly string[]>>;
    dateFormats: readonly { readonly fmt: string }[];
  };

  it('that stand for none', () => {
    const { noEnd, noStart, words } = sentinelDates;
    const read = [...noEnd, ...noStart, ...words].filter((text) => iso(text) !== 'none');
    expect(read).toEqual([]);
  });

  it('in every form', () => {
    const samples: Readonly<Record<string, string>> = {
      'dd-MM-yyyy': '19-08-2021',
      'd-M-yyyy': '19-8-2021',
      'dd.MM.yyyy': '19.08.2021',
      'dd/MM/yyyy': '19/08/2021',
      yyyyMMdd: '20210819',
      'yyyy-MM-dd': '2021-08-19',
      'M/d/yyyy h:mm:ss tt': '8/19/2021 1:25:31 PM',
      'yyyy/MM/dd HH:mm:ss': '2021/08/19 13:25:31',
      'Excel serial (40000-60000)': '44427',
    };
    expect(dateFormats.map(({ fmt }) => iso(samples[fmt] ?? fmt))).toEqual(
      dateFormats.map(() => '2021-08-19'),
    );
  });
});
