/** The TeX that our statements are written in, as MathML, which browsers show without any library. What is not known is shown as it is. */
import { escapeHtml } from './html-text.ts';

/** A formula as an inline <math> element. */
export const mathml = (tex: string): string => `<math>${new Reader(tex).row(0)}</math>`;

const SYMBOLS: ReadonlyMap<string, string> = new Map(
  `alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ
   phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω infty ∞ ell ℓ varnothing ∅ emptyset ∅ ldots …`
    .trim()
    .split(/\s+/)
    .flatMap((word, i, all): [string, string][] => (i % 2 === 0 ? [[word, all[i + 1] ?? '']] : [])),
);
const OPERATORS: ReadonlyMap<string, string> = new Map(
  `top ⊤ bot ⊥ in ∈ notin ∉ neq ≠ le ≤ ge ≥ subseteq ⊆ supseteq ⊇ sim ∼ ll ≪ cap ∩ cup ∪ times × cdot · circ ∘ forall ∀ exists ∃ lnot ¬ land ∧ lor ∨
   Rightarrow ⇒ Leftrightarrow ⇔ mid ∣ sqsubseteq ⊑ equiv ≡ to → mapsto ↦ lVert ‖ rVert ‖ otimes ⊗ oplus ⊕ perp ⟂ dagger † langle ⟨ rangle ⟩ bigcup ⋃ bigcap ⋂ sum ∑ prod ∏ lfloor ⌊ rfloor ⌋ { { } }`
    .trim()
    .split(/\s+/)
    .flatMap((word, i, all): [string, string][] => (i % 2 === 0 ? [[word, all[i + 1] ?? '']] : [])),
);
const DOUBLE: ReadonlyMap<string, string> = new Map([...'RNZQC'].map((c, i) => [c, [...'ℝℕℤℚℂ'][i] ?? c]));
/** Brackets stand close to what they enclose, and are no higher than the line. */
const operator = (sign: string): string => {
  const form = '([{'.includes(sign) ? 'prefix' : ')]}'.includes(sign) ? 'postfix' : undefined;
  return `<mo${form === undefined ? '' : ` form="${form}" stretchy="false"`}>${escapeHtml(sign)}</mo>`;
};
/** Script capitals; some of them were there before the others. */
const script = (c: string): string => EARLIER.get(c) ?? (/^[A-Z]$/.test(c) ? String.fromCodePoint(0x1d49c + c.charCodeAt(0) - 65) : c);
const EARLIER: ReadonlyMap<string, string> = new Map([...'BEFHILMR'].map((c, i) => [c, [...'ℬℰℱℋℐℒℳℛ'][i] ?? c]));
/** Formulas nest only so deep. */
const DEEPEST = 200;

class Reader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(tex: string) {
    this.#tokens = tex.match(/\\(?:[A-Za-z]+|.)|\s+|:=|[\s\S]/gu) ?? [];
  }

  /** Everything up to the next closing brace, or the end. */
  row(depth: number): string {
    const out: string[] = [];
    while (this.#next < this.#tokens.length && this.#peek() !== '}') out.push(this.#scripted(depth));
    return out.length === 1 ? (out[0] ?? '') : `<mrow>${out.join('')}</mrow>`;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next];
  }
  #skipSpace(): void {
    while (/^\s+$/.test(this.#peek() ?? '')) this.#next++;
  }

  #scripted(depth: number): string {
    const base = this.#atom(depth);
    let [below, above] = ['', ''];
    for (;;) {
      this.#skipSpace();
      const sign = this.#peek();
      if (sign === '_' && below === '') below = this.#script(depth);
      else if (sign === '^' && above === '') above = this.#script(depth);
      else break;
    }
    if (below === '' && above === '') return base;
    const kind = below === '' ? 'msup' : above === '' ? 'msub' : 'msubsup';
    return `<${kind}>${base === '' ? '<mrow></mrow>' : base}${below}${above}</${kind}>`;
  }
  #script(depth: number): string {
    this.#next++;
    this.#skipSpace();
    return this.#atom(depth) || '<mrow></mrow>';
  }

  #atom(depth: number): string {
    const token = this.#tokens[this.#next++] ?? '';
    if (token === '{') return this.#group(depth);
    if (/^\s*$/.test(token)) return '';
    if (/^\d$/.test(token)) return `<mn>${token}${this.#digits()}</mn>`;
    if (/^\p{L}$/u.test(token)) return `<mi>${token}</mi>`;
    if (token === "'") return '<mo>′</mo>';
    return token.startsWith('\\') && token.length > 1 ? this.#command(token.slice(1), depth) : operator(token);
  }
  #digits(): string {
    let digits = '';
    while (/^[\d.]$/.test(this.#peek() ?? '')) digits += this.#tokens[this.#next++];
    return digits;
  }
  #group(depth: number): string {
    if (depth > DEEPEST) return '<mo>…</mo>';
    const row = this.row(depth + 1);
    if (this.#peek() === '}') this.#next++;
    return row;
  }
  /** The next group, as plain text. */
  #text(): string {
    this.#skipSpace();
    if (this.#peek() !== '{') return '';
    let text = '';
    for (this.#next++; this.#next < this.#tokens.length && this.#peek() !== '}'; this.#next++)
      text += (this.#peek() ?? '').replace(/^\\/, '');
    this.#next++;
    return escapeHtml(text);
  }

  #command(name: string, depth: number): string {
    if (name === 'mathrm' || name === 'operatorname') return `<mi mathvariant="normal">${this.#text()}</mi>`;
    if (name === 'mathbb') return `<mi mathvariant="normal">${[...this.#text()].map((c) => DOUBLE.get(c) ?? c).join('')}</mi>`;
    if (name === 'mathcal') return `<mi mathvariant="normal">${[...this.#text()].map(script).join('')}</mi>`;
    if (name === 'widehat' || name === 'hat') return `<mover>${this.#atom(depth) || '<mrow></mrow>'}<mo>^</mo></mover>`;
    if (name === 'text') return `<mtext>${this.#text().replace(/^ | $/g, '&nbsp;')}</mtext>`;
    if (name === 'tfrac' || name === 'frac')
      return `<mfrac>${this.#atom(depth) || '<mrow></mrow>'}${this.#atom(depth) || '<mrow></mrow>'}</mfrac>`;
    if (name === ',' || name === ' ' || name === ';' || name === 'quad')
      return `<mspace width="${name === 'quad' ? '1em' : '0.25em'}"></mspace>`;
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) return `<mi>${symbol}</mi>`;
    const sign = OPERATORS.get(name);
    return sign === undefined ? `<mi mathvariant="normal">${escapeHtml(name)}</mi>` : operator(sign);
  }
}
