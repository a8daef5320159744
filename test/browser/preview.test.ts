import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nl } from '../../src/report/messages/nl/nl.ts';
import { issue } from '../../src/user/issue.ts';
import type { RosterRow } from '../../src/user/roster.ts';
import { describeBrowser, startBrowser } from '../browser.ts';
import { aColumn, aDocument } from '../support/plan-document.ts';
import { aRow, aUser } from '../support/users.ts';
import { openPreview, type OpenedPage } from './page.ts';

const USERS = [
  aUser({ ref: '1001', name: 'José Fernandes', email: 'jose@old.example' }),
  aUser({ ref: '1002', name: 'Ahmed Bakkali', email: 'ahmed@zonnehof.example' }),
  aUser({ ref: '1003', name: 'Els Smit' }),
  aUser({ ref: '1004', name: 'Jan Jansen', isActive: false }),
  aUser({ ref: '1005', name: 'Noor de Wit' }),
  aUser({ ref: '1006', name: 'Sanne' }),
];
const EMAIL_INVALID = issue('EMAIL_INVALID', {}, { row: 7, column: 'D' }, 'sanne@@zonnehof');
const ROWS: readonly RosterRow[] = [
  aRow(2, { ref: '1001', email: 'jose@new.example' }),
  aRow(3, { ref: '1002', name: 'Ahmed el Bakkali' }),
  aRow(4, { ref: '1003', isActive: false }),
  aRow(5, { ref: '1004', isActive: true }),
  aRow(6, { ref: '2001', name: 'Noor de Wit', email: 'noor@zonnehof.example' }),
  {
    kind: 'invalid',
    place: { sheet: 0, row: 7 },
    wanted: { ref: '1006', name: 'Sanne' },
    issues: [EMAIL_INVALID],
  },
  aRow(8, { ref: '9', name: 'Wim', isActive: false }),
];
const DOCUMENT = aDocument(USERS, ROWS, {
  policy: { archiveMissing: true, invite: true },
  leftOut: [{ kind: 'leftOut', place: { sheet: 0, row: 9 }, why: 'totals' }],
  warnings: [issue('NAME_CAPITALS', {}, { row: 6, column: 'C' }, 'NOOR DE WIT')],
  refusals: [issue('GUARD_SHRUNK', { rows: 7, before: 120, flag: '--allow-shrink' })],
});

const HOSTILE = [
  '<img src=x onerror="owned=1">',
  '</noscript><img src=x onerror="owned=1">',
  '</script><script>owned=1</script>',
  '"><svg onload=owned=1>',
  "' autofocus onfocus=owned=1 x='",
  '<!--<iframe srcdoc="<script>parent.owned=1</script>">',
  '&lt;img src=x onerror=owned=1&gt;&#60;img src=x onerror=owned=1&#62;',
  '\u001B[2J\u001B]0;owned\u0007\u202Egnp.exe\r\n<tr data-o="create">',
  '${owned=1} {shown} $& $1',
];

/** The names in the list, from the top. */
const names = (page: Page): Promise<string[]> => page.locator('#list tbody b').allTextContents();

/** What axe has against a page, whatever its weight. */
async function objections(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => `${impact ?? ''} ${id}: ${html}`),
  );
}

describeBrowser('the preview page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  describe('of a plan with a bit of everything', () => {
    let opened: OpenedPage;
    let page: Page;
    beforeAll(async () => {
      opened = await openPreview(browser, DOCUMENT);
      page = opened.page;
    });
    beforeEach(() => page.reload());
    afterAll(async () => {
      await opened.close();
      // Whatever was done: nothing was asked of the network, and nothing went wrong.
      expect(opened.unwanted).toEqual([]);
    });

    test('search finds names, addresses and values, without case and accents', async () => {
      const search = page.getByRole('searchbox');
      expect(await page.getByRole('status').textContent()).toBe('8 of 8 rows');
      await search.fill('jose fern');
      expect(await names(page)).toEqual(['José Fernandes']);
      expect(await page.getByRole('status').textContent()).toBe('1 of 8 rows');
      // Marked as a difference, and found all the same.
      await search.fill('jose@new');
      expect(await names(page)).toEqual(['José Fernandes']);
      await search.fill('sanne@@');
      expect(await names(page)).toEqual(['Sanne']);
      await search.fill('nobody');
      expect(await page.getByText('No row has all of this.').isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Show all' }).click();
      await expect.poll(() => names(page)).toHaveLength(8);
    });

    test('filters by outcome, field and reason', async () => {
      await page.getByLabel('Outcome').selectOption('archive');
      expect(await names(page)).toEqual(['Els Smit', 'Noor de Wit']);
      await page.getByLabel('Outcome').selectOption('');
      await page.getByLabel('Field').selectOption('email');
      expect(await names(page)).toEqual(['José Fernandes', 'Noor de Wit']);
      await page.getByRole('button', { name: 'Show in the list' }).first().click();
      expect(await names(page)).toEqual(['Sanne']);
    });

    test('sorts by a heading, with the keyboard', async () => {
      await page.getByRole('button', { name: 'Person' }).focus();
      await page.keyboard.press('Enter');
      const sorted = ['Ahmed Bakkali', 'Els Smit', 'Jan Jansen', 'José Fernandes', 'Noor de Wit'];
      expect(await names(page)).toEqual([...sorted, 'Noor de Wit', 'Sanne', 'Wim']);
      expect(await page.locator('#list [aria-sort=ascending]').textContent()).toBe('Person');
      await page.keyboard.press('Enter');
      expect((await names(page)).at(0)).toBe('Wim');
      expect(await page.locator('#list [aria-sort=descending]').textContent()).toBe('Person');
    });

    test('the keyboard alone gets to the rows', async () => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('rows');
      await page.keyboard.press('Tab');
      await page.keyboard.type('bakkali');
      expect(await names(page)).toEqual(['Ahmed Bakkali']);
    });

    test('marks the part of a value that differs, and names its cell', async () => {
      const row = page.getByRole('row', { name: 'José Fernandes' });
      expect(await row.locator('del').textContent()).toBe('old');
      expect(await row.locator('ins').textContent()).toBe('new');
      expect(await row.textContent()).toContain('jose@old.example → jose@new.example D2');
    });

    test('what is refused and what needs a look come before what would happen', async () => {
      const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
      expect(headings.slice(0, 3)).toEqual(['Refused', 'Worth a look', 'What would happen']);
      const bar = page.getByRole('img', { name: 'Of all rows: 1 create, 2 update' });
      expect(await bar.isVisible()).toBe(true);
    });

    test('on paper are the rows that the filters let through, and a place to sign', async () => {
      await page.getByLabel('Outcome').selectOption('archive');
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByText('Signature').isVisible()).toBe(true);
      expect(await page.getByRole('searchbox').isVisible()).toBe(false);
      expect(await names(page)).toHaveLength(2);
      await page.emulateMedia({ media: null });
    });

    test('follows the colours of the system, and axe finds nothing in either', async () => {
      const background = 'getComputedStyle(document.body).backgroundColor';
      expect(await page.evaluate(background)).toBe('rgb(245, 246, 248)');
      expect(await objections(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await page.evaluate(background)).toBe('rgb(18, 22, 27)');
      expect(await objections(page)).toEqual([]);
    });
  });

  test('in Dutch on narrow screens: nothing sticks out, and axe finds nothing', async () => {
    const rows = [aRow(2, { ref: '1001', name: 'x'.repeat(200) }), ...ROWS.slice(1)];
    const { page, close } = await openPreview(browser, aDocument(USERS, rows), {
      catalogue: nl,
      viewport: { width: 400, height: 800 },
    });
    for (const width of [400, 640, 820]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await objections(page)).toEqual([]);
    await close();
  });

  test('without scripts, every row is there', async () => {
    const { page, close } = await openPreview(browser, DOCUMENT, { javaScriptEnabled: false });
    expect(await page.locator('tbody b').count()).toBe(8);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await page.content()).toContain('Ahmed <ins>el </ins>Bakkali');
    await close();
  });

  test('what a cell holds stays text, everywhere', async () => {
    const users = HOSTILE.map((evil, n) => aUser({ ref: `${evil}${String(n)}`, name: evil }));
    const bad = HOSTILE.map((evil) => issue('EMAIL_INVALID', {}, { row: 4, column: 'D' }, evil));
    const rows: RosterRow[] = HOSTILE.flatMap((evil, n): RosterRow[] => [
      aRow(10 + n, { ref: `${evil}${String(n)}`, name: `${evil}!` }),
      aRow(30 + n, { ref: String(n), name: evil, email: `evil${String(n)}@zonnehof.example` }),
      {
        kind: 'invalid',
        place: { sheet: 0, row: 50 + n },
        wanted: { ref: evil, name: evil },
        issues: bad,
      },
    ]);
    const columns = HOSTILE.map((evil) => aColumn('name', { heading: evil, samples: [evil] }));
    const all = HOSTILE.join(' ');
    const source = { file: all, sha256: all, sheets: [{ name: all, headerRow: 1, columns }] };
    const options: [string, string][] = [[all, all]];
    const document = aDocument(users, rows, { source, options, endpoint: all, warnings: bad });
    const { page, unwanted, close } = await openPreview(browser, document);

    await page.getByRole('searchbox').fill('<img src=x');
    await page.getByRole('button', { name: 'Person' }).click();
    await page.getByRole('button', { name: 'Show in the list' }).first().click();
    expect(await names(page)).toEqual(expect.arrayContaining([HOSTILE[0]]));
    expect(await page.evaluate('globalThis.owned')).toBeUndefined();
    expect(await page.locator('img, iframe, object, a:not(.skip), svg:not(.bar)').count()).toBe(0);
    expect(await page.locator('script, style').count()).toBe(2);
    expect(await page.content()).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    expect(unwanted).toEqual([]);
    await close();
  });
});
