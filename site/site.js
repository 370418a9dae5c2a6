/** What a site of theories does besides being read. */

// a drawing that is wider than its box is seen from the middle on
for (const box of document.querySelectorAll('.drawing')) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;

/**
 * The search. It works from a disk as well as from a server, needs nothing but the index beside it, which is loaded
 * when somebody begins to search, and can be used with the keyboard alone: `/` goes to the search, the arrows go through what is found,
 * Enter opens it, Escape leaves.
 */
(() => {
  const form = document.querySelector('form.search');
  const input = form.querySelector('input');
  const status = form.querySelector('[role=status]');
  const list = form.querySelector('.found');
  const { up } = form.dataset;
  /** No more is shown. */
  const MOST = 40;

  /** What there is to find, in lower case, once it is loaded. */
  let rows;
  let loading;
  const load = () => {
    loading ??= new Promise((done, fail) => {
      const script = document.createElement('script');
      script.src = `${up}assets/search-index.js`;
      script.onload = () => {
        rows = globalThis.lcgmIndex.map(([kind, name, title, theory, to, text]) => ({
          kind,
          name,
          title,
          theory,
          to,
          near: `${name} ${title}`.toLowerCase(),
          far: `${kind} ${name} ${title} ${theory} ${text}`.toLowerCase(),
        }));
        done();
      };
      script.onerror = fail;
      document.head.append(script);
    });
    return loading;
  };

  /** How well a row answers: the name itself before names that begin so, these before titles, and titles before all else. */
  const worth = (row, words, whole) => {
    if (!words.every((word) => row.far.includes(word))) return 0;
    const name = row.name.toLowerCase();
    if (name === whole) return 5;
    if (name.startsWith(whole)) return 4;
    if (name.includes(whole)) return 3;
    return words.every((word) => row.near.includes(word)) ? 2 : 1;
  };

  const element = (tag, kind, text) => {
    const made = document.createElement(tag);
    if (kind !== '') made.className = kind;
    made.textContent = text;
    return made;
  };

  const item = (row) => {
    const link = element('a', '', '');
    link.href = up + row.to;
    link.append(element('span', 'name', row.name));
    if (row.title !== '' && row.title !== row.name) link.append(' ', element('span', 'title', row.title));
    link.append(' ', element('span', 'kind', row.kind === 'Theory' ? row.kind : `${row.kind} · ${row.theory}`));
    const made = document.createElement('li');
    made.append(link);
    return made;
  };

  const show = () => {
    const whole = input.value.trim().toLowerCase();
    if (rows === undefined || whole === '') {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    const words = whole.split(/\s+/);
    const found = rows
      .map((row, i) => ({ row, i, worth: worth(row, words, whole) }))
      .filter((each) => each.worth > 0)
      .sort((a, b) => b.worth - a.worth || a.i - b.i);
    list.replaceChildren(...found.slice(0, MOST).map(({ row }) => item(row)));
    const shown = found.length > MOST ? `, the first ${MOST} shown` : '';
    status.textContent = found.length === 0 ? 'Nothing is found.' : `${found.length} found${shown}`;
  };

  const search = () =>
    load().then(show, () => {
      status.textContent = 'The index of the search cannot be loaded.';
    });

  const links = () => [...list.querySelectorAll('a')];
  /** Goes through what is found, from the field downwards and back to it. */
  const move = (by) => {
    const all = [input, ...links()];
    const next = all[Math.max(0, all.indexOf(document.activeElement) + by)];
    next?.focus();
  };

  input.addEventListener('focus', load);
  input.addEventListener('input', search);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search().then(() => links()[0]?.click());
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      input.value = '';
      show();
      input.focus();
    }
  });
  // what is found leads to a place on the same page, or the field is left: nothing may cover the text
  list.addEventListener('click', () => {
    input.value = '';
    show();
  });
  document.addEventListener('keydown', (event) => {
    const within = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
    if (event.key !== '/' || within || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  form.hidden = false;
})();
