// The script of the preview page: search, filters and sorting of its rows. The rows are read from the
// `noscript` element, as the text that it is to a browser that runs scripts, and come into the page
// block by block as they are scrolled to: twenty thousand at once would make every key stroke slow.

{
  /** Rows that come into the page together. */
  const BLOCK = 100;
  /** Up to here all of them do at once, so that the browser's own search finds them. */
  const FEW = 1000;
  /** How far beyond the screen rows are ready. */
  const AHEAD = '1500px';

  const all = document.getElementById('all');
  if (all !== null) start(all.textContent);

  function start(source) {
    const form = document.getElementById('filters');
    const search = document.getElementById('search');
    const choices = ['outcome', 'field', 'reason'].map((id) => document.getElementById(id));
    const showing = document.getElementById('showing');
    const none = document.getElementById('none');
    const list = document.getElementById('list');
    const numbers = new Intl.NumberFormat(document.documentElement.lang);

    const lines = source.split('\n').filter((line) => line.startsWith('<tr data-o='));
    const rows = lines.map((html, at) => {
      const [, outcome, fields, reasons] = /^<tr data-o="(.*?)" data-f="(.*?)" data-r="(.*?)"/.exec(
        html,
      );
      return { html, at, outcome, fields: ` ${fields} `, reasons: ` ${reasons} `, text: null };
    });
    let order = rows;

    // Searching

    /** Without case and accents: `jose` finds `José`. */
    function fold(text) {
      const simple = /^[\0-\x7F]*$/.test(text)
        ? text
        : text.normalize('NFD').replace(/\p{M}/gu, '');
      return simple.toLowerCase();
    }

    /** What is between the tags, without labels (`i`) and hints (`em`): they are the same in every row. */
    function textOf(html) {
      const text = html
        .replace(/<(i|em)>.*?<\/\1>|<\/?(?:del|ins)>/g, '')
        .replace(/<[^>]*>/g, '\n');
      return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    }

    const folded = (row) => (row.text ??= fold(textOf(row.html)));

    function fitting() {
      const words = fold(search.value).split(/\s+/).filter(Boolean);
      const [outcome, field, reason] = choices.map(({ value }) => value);
      return order.filter(
        (row) =>
          (outcome === '' || row.outcome === outcome)
          && (field === '' || row.fields.includes(` ${field} `))
          && (reason === '' || row.reasons.includes(` ${reason} `))
          && words.every((word) => folded(row).includes(word)),
      );
    }

    // Showing

    /** Blocks that are not in the page yet, with the rows of each. */
    const waiting = new Map();
    /** In pixels: what a row takes, as far as is known. */
    let height = 72;

    const nearby = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) fill(target);
      },
      { rootMargin: AHEAD },
    );

    function fill(block) {
      const content = waiting.get(block);
      if (content === undefined) return;
      waiting.delete(block);
      nearby.unobserve(block);
      // Escaped when the page was written; no script in it would be allowed to run.
      block.innerHTML = content.rows.map(({ html }) => html).join('');
      for (const [index, row] of Array.from(block.rows).entries()) {
        row.ariaRowIndex = String(content.first + index);
      }
      block.style.minHeight = '';
    }

    function show() {
      const shown = fitting();
      nearby.disconnect();
      waiting.clear();
      const blocks = [];
      for (let first = 0; first < shown.length; first += BLOCK) {
        const block = document.createElement('tbody');
        block.role = 'rowgroup';
        const inIt = shown.slice(first, first + BLOCK);
        waiting.set(block, { rows: inIt, first: first + 2 });
        block.style.minHeight = `${inIt.length * height}px`;
        block.style.containIntrinsicBlockSize = `auto ${block.style.minHeight}`;
        blocks.push(block);
      }
      // The head stays where it is: it may have the focus.
      for (const block of Array.from(list.tBodies)) block.remove();
      list.append(...blocks);
      list.ariaRowCount = String(shown.length + 1);
      list.hidden = shown.length === 0;
      none.hidden = shown.length > 0;
      showing.textContent = showing.dataset.words
        .replace('{shown}', () => numbers.format(shown.length))
        .replace('{total}', () => numbers.format(rows.length));

      for (const block of shown.length > FEW ? blocks.slice(0, 1) : blocks) fill(block);
      for (const block of waiting.keys()) nearby.observe(block);
    }

    // Sorting

    const outcomes = Array.from(choices[0].options, ({ value }) => value);
    const keys = {
      row: ({ at }) => at,
      outcome: ({ outcome }) => outcomes.indexOf(outcome),
      person: ({ html }) => fold(textOf(/<b>(.*?)<\/b>/.exec(html)[1])),
    };

    /** Equal rows stay in the order of the roster, either way round. */
    function sort(by, factor) {
      const sorted = rows.map((row) => ({ row, key: keys[by](row) }));
      sorted.sort((a, b) => factor * ((a.key > b.key) - (a.key < b.key)) || a.row.at - b.row.at);
      order = sorted.map(({ row }) => row);
      show();
    }

    const headings = Array.from(list.tHead.rows[0].cells).filter(
      ({ dataset }) => dataset.sort !== '',
    );
    for (const heading of headings) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      heading.append(button);
      heading.ariaSort = heading.dataset.sort === 'row' ? 'ascending' : 'none';
      button.addEventListener('click', () => {
        const up = heading.ariaSort !== 'ascending';
        for (const other of headings) other.ariaSort = 'none';
        heading.ariaSort = up ? 'ascending' : 'descending';
        sort(heading.dataset.sort, up ? 1 : -1);
      });
    }

    // The rest of the page

    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', show);
    // A form is reset after its event.
    form.addEventListener('reset', () => setTimeout(show));

    for (const button of document.querySelectorAll('button.show')) {
      button.hidden = false;
      button.addEventListener('click', () => {
        search.value = '';
        for (const choice of choices) choice.value = '';
        choices[2].value = button.dataset.reason;
        show();
        document.getElementById('rows').focus();
      });
    }

    // On paper goes everything that the filters let through.
    addEventListener('beforeprint', () => {
      for (const block of [...waiting.keys()]) fill(block);
    });

    /** Gets the texts ready bit by bit, so that the first search does not have to wait for them. */
    function prepare(from) {
      for (const row of rows.slice(from, from + BLOCK)) folded(row);
      if (from + BLOCK < rows.length) setTimeout(prepare, 0, from + BLOCK);
    }

    form.hidden = false;
    show();
    height = Math.max(20, list.tBodies[0].offsetHeight / list.tBodies[0].rows.length);
    setTimeout(prepare, 0, 0);
  }
}
