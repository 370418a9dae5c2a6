/** Traces: one content in six dresses. Whatever the words are, each format stays what it is. */
import { Chalk } from 'chalk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceDot } from '../../src/report/trace/dot.ts';
import { graphOf } from '../../src/report/trace/graph.ts';
import { traceHtml } from '../../src/report/trace/html.ts';
import { traceLatex } from '../../src/report/trace/latex.ts';
import { traceMarkdown } from '../../src/report/trace/markdown.ts';
import { mathml } from '../../src/report/trace/mathml.ts';
import type { Run, Step, Trace } from '../../src/report/trace/model.ts';
import { traceSvg } from '../../src/report/trace/svg.ts';
import { traceText } from '../../src/report/trace/text.ts';
import { wrapped } from '../../src/report/wrap.ts';

const words = (text: string): Run => ({ kind: 'words', text });
const math = (plain: string, tex: string): Run => ({ kind: 'math', plain, tex });
const style = new Chalk({ level: 0 });

const step = (
  mark: string,
  sentence: readonly Run[],
  reason: readonly Run[],
  premises: readonly string[],
  block: readonly Step[] = [],
): Step => ({
  mark,
  opens: reason.length === 0,
  sentence,
  statement: 's',
  by: [],
  reason,
  premises,
  block,
});

/** A trace with these words wherever there can be words. */
const traceOf = (text: string): Trace => ({
  theory: 'a.b',
  name: text,
  title: text,
  verdict: 'proved',
  remarks: [text],
  setting: [words(text)],
  statement: [words(text), math('K <= L', 'K \\subseteq L')],
  assumptions: [
    { mark: 'A1', sentence: [math('1 <= k', '1 \\le k')] },
    { mark: 'A2', sentence: [words(text)] },
  ],
  parts: [
    {
      heading: text,
      steps: [
        step('1', [words(text)], [words(text)], ['A1']),
        step('2', [math('k', 'k'), words(' is small')], [words('given')], []),
        step('3', [words(text)], [words(text)], ['1', '2']),
        step('4', [words(text)], [words(text)], ['3', '1']),
      ],
    },
  ],
  sources: [{ name: text, title: text, origin: text }],
  unused: [[words(text)]],
});

/** A proof within a proof, so deep. */
function nested(depth: number): Trace {
  const prefix = (n: number) => '1.'.repeat(n);
  const blockAt = (n: number): readonly Step[] =>
    n === depth
      ? []
      : [
          step(`${prefix(n)}1`, [words('so')], [words('as follows')], [], blockAt(n + 1)),
          ...(n === depth - 1 ? [] : [step(`${prefix(n)}2`, [words('hence')], [words('by x')], [`${prefix(n)}1`])]),
        ];
  return { ...traceOf('w'), assumptions: [], parts: [{ heading: 'proof', steps: blockAt(0) }] };
}

/** Start and end tags, in order; void elements and self-closed ones apart. */
function balanced(markup: string): boolean {
  const open: string[] = [];
  for (const [, end, name = '', closed] of markup.matchAll(/<(\/?)([A-Za-z][A-Za-z0-9]*)[^<>]*?(\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) return false;
    } else if (closed !== '/' && name !== 'meta') open.push(name);
  }
  return open.length === 0;
}

/** What TeX would stumble over: unbalanced braces or dollars, or a character with a meaning outside of mathematics. */
function texComplaint(text: string): string | undefined {
  let [depth, inMath] = [0, false];
  for (const token of text.match(/\\(?:[A-Za-z]+|[\s\S])|[\s\S]/g) ?? []) {
    if (token === '{') depth++;
    if (token === '}' && --depth < 0) return 'a brace too many';
    if (token === '$') inMath = !inMath;
    if (/[#%&~]/.test(token) && token.length === 1) return `a bare ${token}`;
    if (/[_^]/.test(token) && token.length === 1 && !inMath) return `a bare ${token} outside of mathematics`;
    if (token.charCodeAt(0) > 0x7e && !/\p{Script=Latin}/u.test(token)) return `the character ${token}`;
  }
  return depth !== 0 ? 'an open brace' : inMath ? 'an open formula' : undefined;
}

const anyText = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('<script>alert(1)</script>', 'a & b', '"]; evil [label="', '$x^2_{', '\\end{document}', '*_`#|', '—≤∩⊆·⁺é')); // biome-ignore format: hostile words

describe('a trace', () => {
  it('is well-formed HTML whatever its words are, and runs nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = traceHtml([traceOf(text)]);
        expect(balanced(html)).toBe(true);
        expect(html).not.toContain('<script');
      }),
    );
  });
  it('is LaTeX without stumbling blocks whatever its words are', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(texComplaint(traceLatex([traceOf(text)]))).toBeUndefined();
      }),
    );
  });
  it('is a graph in DOT whose labels are closed strings', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const dot = traceDot([traceOf(text)]).replace(/\n(?=[^ }d])/g, ' ');
        const outside = dot.replace(/"(?:[^"\\]|\\[\s\S])*"/g, '""');
        expect(outside).not.toContain('evil');
        expect(outside.match(/->/g)).toHaveLength(5);
      }),
    );
  });
  it('has the same marks in the same order in text, Markdown and LaTeX', () => {
    const trace = traceOf('word');
    const marks = (text: string) => text.split('\n').flatMap((l) => /^(?:\\item\[| {2}|\* )\(([A-Z]?\d+)\)/.exec(l)?.[1] ?? []);
    const wanted = ['A1', 'A2', '1', '2', '3', '4'];
    expect(marks(traceText(trace, style))).toEqual(wanted);
    expect(marks(traceMarkdown(trace))).toEqual(wanted);
    expect(marks(traceLatex([trace]))).toEqual(wanted);
  });
  it('has the same marks in the same order where proofs stand within proofs, at any depth', () => {
    const trace = nested(7);
    const deep = (n: number) => Array.from({ length: n }, () => '1').join('.');
    const wanted = [1, 2, 3, 4, 5, 6, 7].map(deep).concat(
      [5, 4, 3, 2, 1].map((n) => `${deep(n)}.2`),
      '2',
    );
    const marks = (text: string, line: RegExp) => text.split('\n').flatMap((l) => line.exec(l)?.[1] ?? []);
    expect(marks(traceText(trace, style), /^ *\(([\d.]+)\) /)).toEqual(wanted);
    expect(marks(traceMarkdown(trace), /^ *\* \(([\d.]+)\)/)).toEqual(wanted);
    expect(marks(traceLatex([trace]), /^\\item\[\(([\d.]+)\)\]/)).toEqual(wanted);
    expect(marks(traceHtml([trace]), /^<li id="t1-([\d.]+)"/)).toEqual(wanted);
    expect(texComplaint(traceLatex([trace]))).toBeUndefined();
    expect(balanced(traceHtml([trace]))).toBe(true);
  });
  it('opens no more lists within lists than LaTeX can, and closes as many', () => {
    let [depth, most] = [0, 0];
    for (const [, what] of traceLatex([nested(9)]).matchAll(/\\(begin|end)\{itemize\}/g)) {
      depth += what === 'begin' ? 1 : -1;
      most = Math.max(most, depth);
    }
    expect([depth, most]).toEqual([0, 4]);
  });
  it('says nothing where a line needs no reason', () => {
    const trace = { ...traceOf('w'), parts: [{ heading: 'proof', steps: [step('1', [words('Let x be arbitrary')], [], [])] }] };
    expect(traceMarkdown(trace)).toContain('* (1) Let x be arbitrary\n');
    expect(traceLatex([trace])).toContain('\\item[(1)] Let x be arbitrary\n');
    expect(traceHtml([trace])).toContain('Let x be arbitrary</li>');
  });
  it('draws premises above conclusions, and no box on another', () => {
    const svg = traceSvg(traceOf('some words which are long enough to be broken into several lines of a box'));
    expect(balanced(svg)).toBe(true);
    const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="(\d+)" height="(\d+)"/g)].map((m) => m.slice(1).map(Number));
    expect(boxes).toHaveLength(5);
    for (const [i, [x = 0, y = 0, w = 0, h = 0]] of boxes.entries())
      for (const [x2 = 0, y2 = 0, w2 = 0, h2 = 0] of boxes.slice(i + 1))
        expect(x + w <= x2 || x2 + w2 <= x || y + h <= y2 || y2 + h2 <= y).toBe(true);
    for (const [, y1, y2] of svg.matchAll(/<path d="M[\d.]+ ([\d.]+)C[^"]* ([\d.]+)" opacity/g)) expect(Number(y2)).toBeGreaterThan(Number(y1)); // biome-ignore format: one thought
  });
});

describe('the graph of a trace', () => {
  it('leaves out assumptions that nothing uses, and knows where it ends', () => {
    const { nodes, edges } = graphOf(traceOf('w'));
    expect(nodes.map((n) => [n.mark, n.kind])).toEqual([
      ['A1', 'assumption'],
      ['1', 'step'],
      ['2', 'step'],
      ['3', 'step'],
      ['4', 'end'],
    ]);
    expect(edges).toHaveLength(5);
  });
  it('draws an arrow from the end of a block to what it shows, and from that of each case', () => {
    const opened = step('1.1', [words('Let x be arbitrary')], [], []);
    const end = step('1.2', [words('x')], [words('by y')], []);
    const of = (block: readonly Step[]) => ({
      ...traceOf('w'),
      assumptions: [],
      parts: [{ heading: 'proof', steps: [step('1', [words('so')], [words('as follows')], [], block)] }],
    });
    expect(graphOf(of([opened, end])).edges).toEqual([['1.2', '1']]);
    expect(graphOf(of([opened, end])).nodes.map((n) => n.mark)).toEqual(['1.2', '1']); // nothing uses x
    const split = [1, 2].map((n) => step(`1.${n}`, [words('Case')], [], [], [step(`1.${n}.1`, [words('x')], [words('by y')], [`1.${n}`])]));
    expect(graphOf(of(split)).edges).toEqual([
      ['1.1', '1.1.1'],
      ['1.2', '1.2.1'],
      ['1.1.1', '1'],
      ['1.2.1', '1'],
    ]);
  });
});

describe('text in lines', () => {
  it('keeps within the width, and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 20 }), (list) => {
        const broken = wrapped(list.join(' '), { width: 12, cut: true });
        expect(broken.every((l) => l.length <= 12)).toBe(true);
        expect(broken.join('').replace(/ /g, '')).toBe(list.join(''));
        const whole = wrapped(list.join(' '), { width: 12, first: '- ', rest: '  ' });
        expect(whole.map((l) => l.slice(2)).join(' ')).toBe(list.join(' '));
        expect(whole.every((l, i) => l.startsWith(i === 0 ? '- ' : '  ') && (l.length <= 12 || !l.slice(2).includes(' ')))).toBe(true);
      }),
    );
  });
});

describe('MathML', () => {
  it.each([
    ['x', '<math><mi>x</mi></math>'],
    ['\\mu', '<math><mi>μ</mi></math>'],
    ['x_{1}^{2}', '<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>'],
    ['{f}_*\\mu', '<math><mrow><msub><mi>f</mi><mo>*</mo></msub><mi>μ</mi></mrow></math>'],
    ['\\mathbb{R}^{12}', '<math><msup><mi mathvariant="normal">ℝ</mi><mn>12</mn></msup></math>'],
    ['\\tfrac{1}{2}', '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>'],
    [
      'K\\{a\\}',
      '<math><mrow><mi>K</mi><mo form="prefix" stretchy="false">{</mo><mi>a</mi><mo form="postfix" stretchy="false">}</mo></mrow></math>',
    ],
    ['\\text{ a < b }', '<math><mtext>&nbsp;a &#60; b&nbsp;</mtext></math>'],
    ['\\mathcal{N}', '<math><mi mathvariant="normal">𝒩</mi></math>'],
    ['\\widehat{x}', '<math><mover><mi>x</mi><mo>^</mo></mover></math>'],
    ['\\unknown', '<math><mi mathvariant="normal">unknown</mi></math>'],
  ])('%s', (tex, wanted) => {
    expect(mathml(tex)).toBe(wanted);
  });
  it('is well-formed whatever the TeX is', () => {
    const piece = fc.constantFrom('\\', '{', '}', '_', '^', 'x', '1', '\\tfrac', '\\mathrm', '\\text', '<', '&', ' ', '$', '\\{', "'");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (list) => {
        expect(balanced(mathml(list.join('')))).toBe(true);
      }),
    );
    expect(mathml('{'.repeat(5_000))).toContain('…');
  });
});
