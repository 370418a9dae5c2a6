/** Declarations that mention parameters of the file: in the file they stand for the parameters, elsewhere they take arguments. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { Library } from '../../src/elaborate/library.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, disk } from '../support/theories.ts';

const here = `theory here "here"
import std.kernel
parameter Z X : Space
parameter k d : Nat
given k <= d
parameter nu : Dist(Z)
define size := 2*k
define fits (n : Nat) := size <= n
concept predicate near on Z of mu := mu << nu
mixing predicate faithful on Z -> X of kappa := injective(kappa)
function widen (n : Nat) : Dist(Z)
predicate wide (mu : Dist(Z), n : Nat)
concepts C := Z
features F := X
`;
const load = (files: Readonly<Record<string, string>>) => {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const library = new Library({ ...disk, read: (path) => bytes.get(path.replace(/^.*\//, '')) ?? disk.read(path) });
  const [first] = Object.keys(files);
  const loaded = first === undefined ? undefined : library.load(first);
  if (loaded === undefined) throw new Error('nothing was loaded');
  return loaded;
};
const inside = (text: string) => load({ 'here.lcgm': here + text });
const outside = (text: string) => load({ 'there.lcgm': `theory there "there"\nimport here\n${text}`, 'here.lcgm': here });

describe('a definition that depends on parameters', () => {
  it.each([
    ['means them in its file', 'theorem t: size = 2*k'],
    ['means them in other definitions', 'theorem t: fits(2*d)'],
    ['may be given others', 'theorem t (n : Nat): size(n) = 2*n and fits(d, 2*d)'],
    ['is instantiated with them', 'claim t: size = 6 with k := 3'],
    ['may be a predicate of laws', 'theorem t: forall mu in P{near}. mu << nu'],
    ['may be a predicate of laws near another one', 'theorem t (rho : Dist(Z)): forall mu in P{near(rho)}. mu << rho'],
    ['is inferred where it can be', 'theorem t (Y : Space) on Y -> Y: forall kappa in K{faithful}. injective(kappa)'],
    ['may have no definition at all', 'theorem t: wide(widen(k), d) => wide(widen(k), d)'],
  ])('%s', (_what, text) => {
    const loaded = inside(text);
    expect(codesOf(loaded)).toEqual([]);
    expect(verdicts(loaded).map((v) => v.verdict)).toEqual(['proved']);
  });

  it.each([
    ['takes what cannot be inferred as arguments elsewhere', 'theorem t (n : Nat): size(n) = 2*n and (fits(n, 2*n) or false)', []],
    ['infers what can be inferred elsewhere', 'theorem t (kappa : Kern(Y, Y)): faithful(kappa) => injective(kappa)', []],
    ['has an order of arguments', 'theorem t (mu rho : Dist(Y)): near(rho, mu) => mu << rho', []],
    ['means no parameters elsewhere', 'theorem t: size = size', ['WRONG_ARITY', 'WRONG_ARITY']],
    ['does not take parameters of the same name elsewhere', 'parameter k : Nat\ntheorem t: size = 2*k', ['WRONG_ARITY']],
    ['is not known of other numbers elsewhere', 'theorem t (k d : Nat): fits(k, 2*d)', ['CANNOT_PROVE']],
    ['does not bring the givens along', 'theorem t (k d : Nat): k <= d', ['CANNOT_PROVE']],
  ])('%s', (_what, text, codes) => {
    expect(codesOf(outside(text))).toEqual(codes);
  });

  it.each([
    ['a variable of the same name is another one', 'theorem t: forall k : Nat. size = 2*k', ['CANNOT_PROVE']],
    ['an axiom cannot', 'axiom a: size <= d because "x"', ['PARAMETER_HERE']],
    ['a sort cannot', 'sort Ball (mu : Dist(Z))', ['PARAMETER_HERE']],
    ['a symbol with a notation cannot', 'define plus (m n : Nat) : Nat notation "~" := m + n + k', ['PARAMETER_HERE']],
    ['but one may of which all is inferred', 'define same (mu rho : Dist(Z)) notation "&" := mu = rho', []],
    ['two of one name must differ in what would be written', 'define size (n : Nat) := n', ['DUPLICATE_NAME']],
  ])('%s', (_what, text, codes) => {
    expect(codesOf(inside(text))).toEqual(codes);
  });

  it('is printed as it is read', () => {
    const loaded = inside('claim 1: size <= 2*d\nclaim 2: size <= 6 with k := 3\nclaim 3: fits(d, 2*d)');
    expect(loaded.items.map((item) => item.judgement?.claim.goal).map((goal) => goal && show(goal, loaded.scope))).toEqual([
      'size <= 2*d',
      'size(3) <= 6',
      'fits(d, 2*d)',
    ]);
  });
});
