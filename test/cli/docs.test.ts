/** The sites that `lcgm docs` writes: what is refused, what is in them, and how a browser shows them. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { docs } from '../../src/cli/docs.ts';
import type { Options } from '../../src/cli/options.ts';
import { Browser, chromium } from '../support/browser.ts';
import { failing, hostile } from '../support/hostile.ts';
import { options } from '../support/options.ts';
import { root } from '../support/theories.ts';

const folder = mkdtempSync(join(tmpdir(), 'lcgm-docs-'));
const theories = join(folder, 'theories');
const site = join(folder, 'site');
let told: { exit: number | null; out: string; err: string };

beforeAll(() => {
  mkdirSync(join(theories, 'paper'), { recursive: true });
  writeFileSync(join(theories, 'hostile.lcgm'), hostile);
  cpSync(join(root, 'theories', 'paper', 'groups.lcgm'), join(theories, 'paper', 'groups.lcgm'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'lcgm.cjs'), 'docs', 'theories', '--out', 'site'], {
    cwd: folder,
    encoding: 'utf8',
  });
  told = { exit: status, out: stdout, err: stderr };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(site, ...parts);
const read = (path: string): string => readFileSync(at(path), 'utf8');
const filesIn = (where: string): readonly string[] =>
  readdirSync(where, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(where, name)).isFile())
    .sort();
const pagesOf = (where: string): readonly string[] => filesIn(where).filter((name) => name.endsWith('.html'));

/** The command, for a theory of this text. */
let written = 0;
function docsOf(text: string, out: string, more: Partial<Options> = {}) {
  const path = join(folder, `${++written}.lcgm`);
  writeFileSync(path, text);
  const flags = { to: undefined, out: join(folder, out) };
  return docs(options(path, { version: manifest.version, export: flags, ...more }));
}

describe('lcgm docs', () => {
  it('writes a site and says where', () => {
    expect(told).toEqual({ exit: 0, out: `wrote ${join('site', 'index.html')} and ${filesIn(site).length - 2} other files\n`, err: '' });
    expect(pagesOf(site)).toEqual(
      ['axioms', 'graph', 'index', ...['sources', 'theories'].flatMap((kind) => ['hostile', 'paper.groups'].map((name) => `${kind}/${name}`))].map((name) => `${name}.html`), // biome-ignore format: one thought
    );
  });

  it('writes the same again, wherever the theories lie, and puts it into the place of an earlier site', async () => {
    const before = new Map(filesIn(site).map((name) => [name, read(name)]));
    writeFileSync(at('theories', 'of_my_own.html'), 'stays');
    writeFileSync(at('theories', 'earlier.html'), 'goes');
    writeFileSync(at('..', 'outside.html'), 'stays');
    const list: readonly string[] = JSON.parse(read('lcgm-site.json'));
    writeFileSync(at('lcgm-site.json'), JSON.stringify([...list, 'theories/earlier.html', '../outside.html', 3]));
    const again = await docs(options(theories, { version: manifest.version, export: { to: undefined, out: site } }));
    expect(again.exit).toBe(0);
    expect(existsSync(at('theories', 'earlier.html'))).toBe(false);
    expect(readFileSync(at('..', 'outside.html'), 'utf8')).toBe('stays');
    expect(read('theories/of_my_own.html')).toBe('stays');
    rmSync(at('theories', 'of_my_own.html'));
    expect(new Map(filesIn(site).map((name) => [name, read(name)]))).toEqual(before);
  });

  it('shows the verdicts that prove gives, and which are not as stated', async () => {
    const { exit, err } = await docsOf(failing, 'failing', { title: 'Trials & errors' });
    expect(exit).toBe(1);
    expect(err).toContain('error[FALSE_CLAIM]');
    const page = readFileSync(join(folder, 'failing', 'theories', 'failing.html'), 'utf8');
    const badges = [...page.matchAll(/<span class="badge (\w+)"><span aria-hidden="true">.<\/span> ([^<]+)<\/span>/g)].map(([, kind, text]) => [kind, text]); // biome-ignore format: one thought
    expect(badges).toEqual([
      ['bad', 'refuted, not as stated'],
      ['good', 'proved'],
      ['bad', 'unknown, not as stated'],
      ['bad', 'unknown, not as stated'],
    ]);
    expect(page).toContain('1 step is not proved');
    const index = readFileSync(join(folder, 'failing', 'index.html'), 'utf8');
    expect(index).toContain('1 proved, <strong class="bad">3 not as stated</strong>');
    expect(index).toContain('<title>Trials &#38; errors</title>');
  });

  it('refuses what it cannot do, and writes nothing then', async () => {
    const none = { to: undefined, out: undefined };
    const text = 'theory none "Nothing"\n';
    expect((await docsOf(text, '', { export: none })).err).toContain('docs takes --out DIR');
    expect((await docsOf(text, 'refused', { paths: ['-'] })).err).toContain('docs reads files, not standard input');
    expect((await docsOf(text, 'refused', { paths: [join(folder, 'nowhere')] })).err).toContain('nowhere');
    const unknown = await docsOf('theory t "T"\nimport no.such\nclaim "c": true\n', 'refused');
    expect([unknown.exit, unknown.err.includes('error[UNKNOWN_THEORY]')]).toEqual([2, true]);
    expect((await docsOf('claim "c": true\n', 'refused')).exit).toBe(2);
    expect((await docsOf('theory t "T"\nclaim "c": \u0000 (\n', 'refused')).exit).toBe(2);
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });

  it('refuses a folder that has other files, and what is no folder', async () => {
    expect((await docsOf(hostile, 'theories')).err).toContain('there are files in it which are not those of a site');
    expect((await docsOf(hostile, 'theories/hostile.lcgm')).err).toContain('not a folder');
    mkdirSync(join(folder, 'broken'));
    writeFileSync(join(folder, 'broken', 'lcgm-site.json'), '[');
    const { exit, err } = await docsOf(hostile, 'broken');
    expect([exit, err]).toEqual([2, `lcgm: ${join(folder, 'broken')}: lcgm-site.json there cannot be read\n`]);
    expect(filesIn(theories)).toEqual(['hostile.lcgm', 'paper/groups.lcgm']);
    expect(readFileSync(join(theories, 'hostile.lcgm'), 'utf8')).toBe(hostile);
  });

  it('changes no file of others, within the folder or behind a link', async () => {
    const text = (name: string) => `theory ${name} "T"\nclaim "c": true\n`;
    expect((await docsOf(text('one'), 'guarded')).exit).toBe(0);
    const theirs = join(folder, 'guarded', 'theories', 'two.html');
    writeFileSync(theirs, 'precious');
    const within = await docsOf(text('two'), 'guarded');
    expect([within.exit, within.err]).toEqual([
      2,
      `lcgm: ${theirs}: this file is not one of the site; move it away, or name another folder\n`,
    ]);
    const outside = join(folder, 'outside');
    renameSync(join(folder, 'guarded', 'theories'), outside);
    symlinkSync(outside, join(folder, 'guarded', 'theories'));
    const linked = await docsOf(text('three'), 'guarded');
    expect([linked.exit, linked.err]).toEqual([
      2,
      `lcgm: ${join(folder, 'guarded', 'theories')}: this is a link, and leads out of the site\n`,
    ]);
    expect([readdirSync(outside).sort(), readFileSync(join(outside, 'two.html'), 'utf8')]).toEqual([['one.html', 'two.html'], 'precious']);
  });

  it.each([
    ['\\frac{', "expected '}'"],
    ['\\nosuch', 'Undefined control sequence: \\nosuch'],
    ['\\href{javascript:hacked=1}{x}', '\\href is not allowed in a formula'],
    ['\\htmlId{main}{x}', '\\htmlId is not allowed in a formula'],
    ['\\includegraphics{https://example.org/x.png}', '\\includegraphics is not allowed in a formula'],
    ['\\def\\a{\\a\\a}\\a', 'Too many expansions'],
  ])('refuses a formula that cannot be typeset: %s', async (tex, why) => {
    const { exit, out, err } = await docsOf(`theory t "T"\nfunction g : Nat tex "${tex}"\nclaim "c": g <= g\n`, 'refused');
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain('lcgm: a formula cannot be typeset: g <= g\n');
    expect(err).toContain(why);
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });
});

it('tells a few of the formulas that cannot be typeset, and how many there are', async () => {
  const claims = [1, 2, 3, 4, 5, 6, 7].map((n) => `claim "c${n}": ${n}*g <= ${n}*g\n`).join('');
  const { err } = await docsOf(`theory t "T"\nfunction g : Nat tex "\\nosuch"\n${claims}`, 'refused');
  expect(err.match(/a formula cannot be typeset/g)).toHaveLength(5);
  expect(err).toMatch(/lcgm: 3 more formulas cannot be typeset\n$/);
});

describe('the pages', () => {
  const attribute = (html: string, name: string) =>
    [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
  const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

  it('lead only to what is there', () => {
    const places = new Map(pagesOf(site).map((page) => [page, new Set(attribute(read(page), 'id'))]));
    const broken = pagesOf(site).flatMap((page) => {
      const html = read(page);
      return [...attribute(html, 'href'), ...attribute(html, 'src')].map(unescaped).filter((link) => {
        if (link === 'data:,') return false;
        const [path = '', place] = link.split('#');
        const target = path === '' ? page : posix.join(posix.dirname(page), path);
        return !existsSync(at(target)) || (place !== undefined && places.get(target)?.has(place) !== true);
      });
    });
    expect(broken).toEqual([]);
    const css = read('assets/katex/katex.css');
    const fonts = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, file = '']) => file);
    expect(fonts.length).toBeGreaterThan(10);
    expect(fonts.filter((file) => !existsSync(at('assets', 'katex', file)))).toEqual([]);
  });

  it('have places that are called differently, and nothing from elsewhere', () => {
    for (const page of pagesOf(site)) {
      const ids = attribute(read(page), 'id');
      expect(new Set(ids).size).toBe(ids.length);
      expect(attribute(read(page), '(?:href|src)').filter((link) => /^[a-z]+:/i.test(link) && link !== 'data:,')).toEqual([]);
      expect(read(page)).not.toMatch(/<script(?! src="(?:\.\.\/)?assets\/site\.js" defer><\/script>)| on\w+=(?![^<]*(?:&#62;|&lt;))/);
    }
  });

  it('hold no tags of the theory files', () => {
    for (const page of pagesOf(site)) expect(read(page)).not.toMatch(/<(?:img|i|b|u)\b|<a href=["']javascript/);
    expect(read('theories/hostile.html')).toContain('&#60;script&#62;hacked=1&#60;/script&#62;');
    expect(read('assets/search-index.js')).not.toMatch(/[<>&]/);
  });

  it('say what a file fixes for all that follows', () => {
    const setting = read('theories/hostile.html').split('<h3>Setting</h3>')[1]?.split('</section>')[0] ?? '';
    const tex = [...setting.matchAll(/<annotation encoding="application\/x-tex">(.*?)<\/annotation>/g)].map(([, text = '']) => text.replaceAll('\\allowbreak ', '')); // biome-ignore format: one thought
    expect(tex).toEqual(['m : \\mathrm{Nat}', '1 \\le m', '\\mathrm{Few} := \\{n : \\mathrm{Nat} \\mid n \\le m\\}']);
    expect(setting).toContain('<span class="title">&#60;u&#62;few&#60;/u&#62;</span>');
  });

  it('say where axioms come from and what rests on them', () => {
    const page = read('axioms.html');
    expect(page).toContain('<cite>https://example.org/&#60;script&#62;hacked=8&#60;/script&#62;</cite>');
    expect(page).toContain('std.coordinates'); // a theory that has no page here, on an axiom of which claims rest
    expect(page).toContain(`<a href="theories/hostile.html#s.it-s-so">it&#39;s so</a>`);
    expect(read('theories/paper.groups.html')).toMatch(/<a href="\.\.\/axioms\.html#a\.std\.coordinates-card_all">card_all<\/a>/);
  });

  it('colour the sources, line by line', () => {
    const page = read('sources/hostile.html');
    const lines = [...page.matchAll(/<span class="line" id="L(\d+)"><a [^>]*>\1<\/a>(.*)\n<\/span>/g)].map(([, , line = '']) => unescaped(line.replace(/<[^>]+>/g, ''))); // biome-ignore format: one thought
    expect(`${lines.join('\n')}\n`).toBe(hostile);
    expect(page).toContain('<span class="declaration">axiom</span> zero <span class="string">');
    expect(page).toContain('<span class="comment">-- ## &#60;u&#62;Claims&#60;/u&#62;</span>');
  });
});

const url = (page: string): string => pathToFileURL(at(page)).href;
const what = (claim: string): string => (chromium === undefined ? `${claim}: NOT CHECKED, chromium is missing (Debian: apt-get install chromium)` : claim); // biome-ignore format: one thought

describe('in a browser', () => {
  let browser: Browser | undefined;
  /** What is seen of every page on a narrow screen, all that is folded unfolded. */
  const surveyed: { path: string; width: unknown; hacked: unknown; levels: unknown; landmarks: unknown; worries: readonly string[] }[] = [];
  beforeAll(async () => {
    if (chromium === undefined) return;
    browser = await Browser.start(chromium);
    await browser.width(360);
    for (const path of pagesOf(site)) {
      await browser.open(url(path));
      await browser.value('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
      surveyed.push({
        path,
        width: await browser.value('document.documentElement.scrollWidth'),
        hacked: await browser.value('typeof globalThis.hacked'),
        levels: await browser.value('[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((h) => h.tagName[1]).join("")'),
        landmarks: await browser.value('["header", "nav", "main", "footer", "form[role=search]"].map((each) => document.querySelectorAll(each).length).join("")'), // biome-ignore format: one thought
        worries: browser.worries(),
      });
    }
  });
  afterAll(() => browser?.close());

  /** A test that needs the browser; where that must be there, it is missed. */
  const shown = (claim: string, test: (browser: Browser) => Promise<void>): void => {
    it(what(claim), async () => {
      expect(browser !== undefined || process.env['CI'] === undefined).toBe(true);
      if (browser !== undefined) await test(browser);
    });
  };

  shown('every page is quiet, and runs no script of the theory files', async () => {
    expect(surveyed.map(({ path }) => path)).toEqual(pagesOf(site));
    expect(surveyed.filter(({ worries, hacked }) => worries.length > 0 || hacked !== 'undefined')).toEqual([]);
  });

  shown('every page fits into 360 pixels, all that is folded unfolded', async () => {
    expect(surveyed.filter(({ width }) => Number(width) > 360)).toEqual([]);
  });

  shown('headings and landmarks are in order', async () => {
    expect(surveyed.filter(({ levels }) => !/^1(?:2[23]*)?$/.test(String(levels)))).toEqual([]);
    expect(surveyed.filter(({ landmarks }) => landmarks !== '11111')).toEqual([]);
  });

  shown('formulas are typeset with the fonts of KaTeX', async (page) => {
    await page.open(url('theories/paper.groups.html'));
    expect(await page.value('document.querySelectorAll(".says .katex-html").length')).toBeGreaterThan(5);
    expect(await page.value('document.querySelectorAll(".katex-error").length')).toBe(0);
    expect(await page.value('getComputedStyle(document.querySelector(".katex")).fontFamily')).toContain('KaTeX_Main');
    expect(await page.value('document.fonts.load("16px KaTeX_Math").then(() => document.fonts.check("16px KaTeX_Math"))')).toBe(true);
    expect(await page.value('getComputedStyle(document.querySelector(".katex-mathml")).position')).toBe('absolute');
  });

  shown('a formula that is too wide scrolls by itself', async (page) => {
    await page.width(360);
    await page.open(url('sources/hostile.html'));
    expect(await page.value('(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector("pre"))')).toBe(true);
    await page.open(url('graph.html'));
    expect(await page.value('(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector(".drawing"))')).toBe(
      true,
    );
    expect(await page.value('document.documentElement.scrollWidth <= 360')).toBe(true);
  });

  shown('one can search with the keyboard alone', async (page) => {
    await page.width(1280);
    await page.open(url('sources/paper.groups.html'));
    expect(await page.value('document.querySelector("form.search").hidden')).toBe(false);
    await page.press('/');
    expect(await page.value('document.activeElement.id')).toBe('search');
    for (const key of 'sign changes') await page.press(key);
    await page.value(
      'new Promise((done) => { const look = () => (document.querySelector(".found a") ? done() : setTimeout(look, 5)); look(); })',
    );
    expect(await page.value('document.querySelector("[role=status]").textContent')).toMatch(/^\d+ found$/);
    await page.press('ArrowDown');
    expect(await page.value('document.activeElement.closest(".found") !== null')).toBe(true);
    await page.press('ArrowUp');
    expect(await page.value('document.activeElement.id')).toBe('search');
    await page.press('ArrowDown');
    const to = String(await page.value('document.activeElement.href'));
    await page.leave(() => page.press('Enter'));
    expect(await page.value('location.href')).toBe(to);
    expect(await page.value('document.querySelector(":target") !== null')).toBe(true);
    expect(page.worries()).toEqual([]);
  });

  shown('what is searched is what is found, whatever it looks like', async (page) => {
    await page.open(url('index.html'));
    const look = async (text: string) =>
      String(
        await page.value(`(async () => {
          const field = document.querySelector('#search');
          field.focus();
          field.value = ${JSON.stringify(text)};
          field.dispatchEvent(new Event('input'));
          await new Promise((done) => setTimeout(done));
          for (let i = 0; i < 400 && document.querySelector('[role=status]').textContent === ''; i++) await new Promise((done) => setTimeout(done, 5));
          return document.querySelector('[role=status]').textContent + '|' + [...document.querySelectorAll('.found .name')].map((each) => each.textContent).join('|');
        })()`),
      );
    expect(await look('orthogonal matrices')).toMatch(/^\d+ found\|orthogonal matrices(?:\||$)/);
    expect(await look('svg')).toBe('1 found|</script><svg onload=hacked=10>');
    expect(await look('f_')).toBe('Nothing is found.|');
    await page.press('Escape');
    expect(await page.value('document.querySelector("#search").value + document.querySelector("[role=status]").textContent')).toBe('');
    expect(await page.value('typeof globalThis.hacked')).toBe('undefined');
    expect(page.worries()).toEqual([]);
  });

  shown('everything can be reached with the keyboard, and it is seen where one is', async (page) => {
    await page.open(url('theories/hostile.html'));
    const wanted = Number(await page.value('document.querySelectorAll("a[href], summary, input").length'));
    const folded = Number(await page.value('document.querySelectorAll("details a").length'));
    const seen: string[] = [];
    for (let i = 0; i < wanted - folded; i++) {
      await page.press('Tab');
      const here = await page.value('((at) => `${at.tagName} ${at.textContent} ${getComputedStyle(at).outlineStyle} ${at.getBoundingClientRect().left >= 0}`)(document.activeElement)'); // biome-ignore format: one thought
      seen.push(String(here));
    }
    expect(seen[0]).toBe('A Skip to the content solid true');
    expect(seen.filter((each) => !each.endsWith(' solid true') || each.startsWith('BODY'))).toEqual([]);
    expect(seen.filter((each) => each.startsWith('SUMMARY'))).toHaveLength(
      Number(await page.value('document.querySelectorAll("summary").length')),
    );
    await page.value('document.querySelector("summary").focus()');
    await page.press('Enter');
    expect(await page.value('document.querySelector("details").open')).toBe(true);
    await page.value('document.querySelector(".skip").focus()');
    await page.press('Enter');
    expect(await page.value('document.activeElement.id')).toBe('main');
  });

  shown('text stands out, in the light and in the dark', async (page) => {
    const backgrounds: unknown[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      await page.width(1280, scheme);
      await page.open(url('theories/paper.groups.html'));
      backgrounds.push(await page.value('getComputedStyle(document.documentElement).backgroundColor'));
      const poor = await page.value(`(() => {
        const light = (colour) => {
          const [r, g, b] = colour.match(/[\\d.]+/g).map((n) => { const c = n / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = light(getComputedStyle(document.documentElement).backgroundColor);
        const contrast = (at) => { const ink = light(getComputedStyle(at).color); return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05); };
        return [...document.querySelectorAll('p, a, h1, h2, h3, .badge, .mark, .reason, .kind, summary')].filter((at) => contrast(at) < 4.5).map((at) => at.className);
      })()`);
      expect([scheme, poor]).toEqual([scheme, []]);
    }
    expect(new Set(backgrounds).size).toBe(2);
  });

  shown('without scripts all can be read, and nothing pretends to search', async (page) => {
    await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.open(url('index.html'));
    expect(await page.value('document.querySelector("form.search").hidden')).toBe(true);
    expect(await page.value('document.querySelector("main").innerText')).toContain('The search needs JavaScript');
    await page.open(url('theories/paper.groups.html'));
    expect(await page.value('document.querySelector("main").innerText')).toContain('permutations and rescalings');
    await page.send('Emulation.setScriptExecutionDisabled', { value: false });
    expect(page.worries()).toEqual([]);
  });
});
