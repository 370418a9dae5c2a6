/** Proof files: written and read again, compared with theories, and refused for many reasons. */
import { describe, expect, it } from 'vitest';
import { firstSymbols, kinds } from '../../src/certificate/format.ts';
import {
  type Certificate,
  CertificateError,
  type Code,
  compareWithSignature,
  readCertificate,
  writeCertificate,
} from '../../src/certificate/index.ts';
import { rational, Signature, type Term, Theorem } from '../../src/terms/index.ts';
import { holds } from './model.ts';
import { kindOf, matrices, numbers, type Parsed, parsed, points, resealed, rowOf, sealed } from './samples.ts';

const samples = [points(), numbers(), matrices()];
const [sample = points()] = samples;

/** What is wrong with the text. */
function rejection(text: string, limits = {}): CertificateError {
  try {
    readCertificate(text, limits);
  } catch (error) {
    if (error instanceof CertificateError) return error;
    throw error;
  }
  throw new Error('the certificate was accepted');
}
const rejects = (text: string, code: Code, message: RegExp, place?: RegExp) => {
  const error = rejection(text);
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
  if (place !== undefined) expect(error.place).toMatch(place);
};
/** The sample with its parts changed, and sealed again. */
const changed = (change: (parts: Parsed) => void): string => {
  const parts = parsed(sample.text);
  change(parts);
  return sealed(parts);
};

describe('a certificate', () => {
  it('uses every kind of row, between the samples', () => {
    const used = new Set(samples.flatMap((each) => parsed(each.text).rows.map(kindOf)));
    expect(kinds.filter((kind) => !used.has(kind))).toEqual(['known-symbol', 'known-axiom', 'known-theorem']);
  });
  it.each(samples.map((each) => [each.claims[0]?.theory, each] as const))('of %s is read as it was written', (_name, each) => {
    const certificate = readCertificate(each.text);
    expect(certificate.claims.map((c) => [c.theory, c.name, c.title])).toEqual(each.claims.map((c) => [c.theory, c.name, c.title]));
    expect(certificate.claims.map((c) => c.restsOn)).toEqual(each.claims.map((c) => c.theorem.restsOn));
    for (const { theory, name, theorem } of each.claims)
      expect(compareWithSignature(certificate, theory, name, each.signature, theorem.conclusion)).toEqual([]);
  });
  it.each(samples.map((each) => [each.claims[0]?.theory, each] as const))('of %s is canonical', (_name, each) => {
    expect(JSON.stringify(JSON.parse(each.text))).toBe(each.text);
    expect(writeCertificate(each.signature, each.claims)).toBe(each.text);
    expect(resealed(each.text)).toBe(each.text);
    expect(sealed(parsed(each.text))).toBe(each.text);
  });
  it('may end with a line end, and no more', () => {
    expect(readCertificate(`${sample.text}\n`).claims).toHaveLength(sample.claims.length);
    rejects(`${sample.text}\n\n`, 'CERT_SYNTAX', /should end here/);
    rejects(`${sample.text} `, 'CERT_SYNTAX', /should end here/);
    rejects(`${sample.text}{}`, 'CERT_SYNTAX', /should end here/);
  });
  it('holds no more than is needed', () => {
    const [first] = sample.claims;
    if (first === undefined) throw new Error('there are claims');
    const certificate = readCertificate(writeCertificate(sample.signature, [first]));
    expect(certificate.axioms.map((a) => a.name).sort()).toEqual(['p_c', 'p_f']);
    expect(certificate.symbols.map((symbol) => symbol.name)).toEqual(['Point', 'p', 'f', 'c', 'twice']);
    expect(certificate.claims[0]?.restsOn).toEqual(['p_c', 'p_f']);
  });
  it('gives definitions in full even where the proof does not unfold them', () => {
    const s = new Signature();
    const five = s.define('five', [], [], s.numeral(rational(5n), s.nat));
    const certificate = readCertificate(writeCertificate(s, [{ theory: 't', name: 'n', theorem: Theorem.refl(s, s.apply(five, [], [])) }]));
    const twin = certificate.signature.symbol('five');
    expect(twin && certificate.signature.definition(twin)?.kid(1).value).toEqual(rational(5n));
  });
  it('keeps the names of bound variables, and tells those apart that must be', () => {
    const certificate = readCertificate(sample.text);
    const swapped = certificate.claims.find((c) => c.name === '4');
    expect(swapped?.theorem.conclusion.name).toBe('x');
    const s = new Signature();
    const v = s.free('v', s.nat);
    const shadow = s.bind('all', v, s.bind('ex', v, s.equal(v, v)));
    const nested = s.bind('all', v, s.substitute(s.bind('ex', s.free('w', s.nat), s.equal(v, s.free('w', s.nat))), new Map([[v, v]])));
    const th = Theorem.impIntro(s.connective('and', shadow, nested), Theorem.assume(s, s.connective('and', shadow, nested)));
    const again = readCertificate(writeCertificate(s, [{ theory: 't', name: 'n', theorem: th }]));
    expect(compareWithSignature(again, 't', 'n', s, th.conclusion)).toEqual([]);
  });
  it('is written for proofs a hundred thousand steps deep', () => {
    const s = new Signature();
    let th = Theorem.refl(s, s.numeral(rational(1n), s.nat));
    const a = th.conclusion;
    const same = Theorem.impIntro(a, Theorem.assume(s, a));
    for (let i = 0; i < 100_000; i++) th = Theorem.impElim(same, th);
    const certificate = readCertificate(writeCertificate(s, [{ theory: 't', name: 'deep', theorem: th }]));
    expect(certificate.steps).toBeGreaterThan(100_000);
  });
  it('has a step once, also where two proofs made it', () => {
    const s = new Signature();
    const one = () => Theorem.refl(s, s.numeral(rational(1n), s.nat));
    const write = (both: Theorem) => writeCertificate(s, [{ theory: 't', name: 'both', theorem: both }]);
    const shared = one();
    expect(write(Theorem.andIntro(one(), one()))).toBe(write(Theorem.andIntro(shared, shared)));
    expect(readCertificate(write(Theorem.andIntro(one(), one()))).steps).toBe(2);
  });
  it('is true in a model of its axioms', () => {
    const certificate = readCertificate(sample.text);
    for (const { formula } of certificate.axioms) expect(holds(certificate.signature, formula)).toBe(true);
    for (const { theorem } of certificate.claims) expect(holds(certificate.signature, theorem.conclusion)).toBe(true);
  });
  it('does not record its own proofs', () => expect(readCertificate(sample.text).claims[0]?.theorem.origin).toBeUndefined());
});

describe('the writer refuses', () => {
  const s = new Signature();
  const v = s.free('v', s.nat);
  const writes = (theorem: Theorem, code: Code, message: RegExp, name = 'n', title?: string) => {
    const attempt = () => writeCertificate(s, [{ theory: 't', name, title, theorem }]);
    expect(attempt).toThrow(CertificateError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ code }));
  };
  const fine = Theorem.allIntro(v, Theorem.refl(s, v));
  it('hypotheses', () => writes(Theorem.assume(s, s.falsum), 'CERT_CLAIM', /has hypotheses/));
  it('free variables', () => writes(Theorem.refl(s, v), 'CERT_CLAIM', /free variable v/));
  it('steps that nobody proved', () => {
    s.assume('t:sorry:1', s.bind('all', v, s.equal(v, v)));
    writes(Theorem.axiom(s, 't:sorry:1'), 'CERT_SORRY', /rests on t:sorry:1/);
  });
  it('names that cannot be shown', () => {
    for (const bad of ['', 'a\nb', '\u001b[31mred', 'a\u202eb', '\ud800', 'a\u200bb']) writes(fine, 'CERT_NAME', /cannot be printed/, bad);
    writes(fine, 'CERT_NAME', /cannot be printed/, 'n', 'a\u0000');
  });
  it('two claims of one name', () =>
    expect(() => writeCertificate(s, [{ theory: 't', name: 'n', theorem: fine }, { theory: 't', name: 'n', theorem: fine }])).toThrow(/claims n twice/)); // biome-ignore format: one thought
  it('theorems of another signature', () => {
    const other = new Signature();
    expect(() =>
      writeCertificate(s, [{ theory: 't', name: 'n', theorem: Theorem.refl(other, other.numeral(rational(1n), other.nat)) }]),
    ).toThrow(/another signature/);
  });
  it('theorems whose proof was not recorded', () => {
    const mute = new Signature(false);
    const theorem = Theorem.refl(mute, mute.numeral(rational(1n), mute.nat));
    expect(() => writeCertificate(mute, [{ theory: 't', name: 'n', theorem }])).toThrow(/does not remember/);
  });
  it('to write nothing', () => expect(() => writeCertificate(s, [])).toThrow(/nothing to certify/));
});

describe('the reader refuses, as no certificate,', () => {
  it.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['a theory', 'theory paper.dictionary "Spark"'],
    ['another format', sample.text.replace('lcgm-certificate', 'lcgm-certificates')],
    ['a byte order mark', `\ufeff${sample.text}`],
    ['a leading space', ` ${sample.text}`],
    ['fields in another order', JSON.stringify({ version: 1, format: 'lcgm-certificate' })],
    ['a million brackets', '['.repeat(1_000_000)],
  ])('%s', (_what, text) => rejects(text, 'CERT_FORMAT', /no lcgm certificate/, /character 0/));
});

describe('the reader refuses, as of an unknown version,', () => {
  it.each(['0', '2', '999'])('%s', (version) =>
    rejects(sample.text.replace('"version":1', `"version":${version}`), 'CERT_VERSION', /not known/),
  );
});

describe('the reader refuses, as not canonical,', () => {
  const spot = (from: string | RegExp, to: string) => resealed(sample.text.replace(from, to));
  it.each([
    ['version 1.0', spot('"version":1', '"version":1.0')],
    ['version 01', spot('"version":1', '"version":01')],
    ['version "1"', spot('"version":1', '"version":"1"')],
    ['a space', spot('"rows":[', '"rows": [')],
    ['a line end within', spot('],[', '],\n[')],
    ['an unknown field', spot('"rows":[', '"note":1,"rows":[')],
    ['__proto__', spot('"rows":[', '"__proto__":{},"rows":[')],
    ['a field twice', spot('"claims":[', '"claims":[],"claims":[')],
    ['a missing field', spot(/"names":\[.*?\],"rows"/, '"rows"')],
    [
      '-0',
      spot('"rows":[[2,0', '"rows":[[2,-0').includes('-0') ? spot('"rows":[[2,0', '"rows":[[2,-0') : spot('"rows":[[', '"rows":[[-0,'),
    ],
    ['1e0', spot('"rows":[[', '"rows":[[1e0,')],
    ['1.5', spot('"rows":[[', '"rows":[[1.5,')],
    ['a number with a leading zero', spot('"rows":[[', '"rows":[[00,')],
    ['a number beyond 10^9', spot('"rows":[[', '"rows":[[1000000000,')],
    ['a number beyond 2^53', spot('"rows":[[', '"rows":[[9007199254740993,')],
    ['null for a number', spot('"rows":[[', '"rows":[[null,')],
    ['a string for a number', spot('"rows":[[', '"rows":[["1",')],
    ['an empty row', spot('"rows":[[', '"rows":[[],[')],
    ['a nested row', spot('"rows":[[', '"rows":[[[')],
    ['an object for a row', spot('"rows":[[', '"rows":[{},[')],
    ['a trailing comma', spot('],"claims"', ',],"claims"')],
    ['an escape that need not be', spot('"names":["Point"', '"names":["\\u0050oint"')],
    ['an unknown escape', spot('"names":["Point"', '"names":["\\x50oint"')],
    ['a raw control character', spot('"names":["Point"', '"names":["a\\\u0001"')],
    ['a number among the names', spot('"names":["Point"', '"names":[1')],
    ['a claim without a step', spot(/,\d+\],\["points","2"/, '],["points","2"')],
    ['a claim with a title that is a number', spot('"p somewhere"', '7')],
    ['a claim with five parts', spot(/\],\["points","2"/, ',1],["points","2"')],
    ['an upper-case checksum', sample.text.replace(/"checksum":"\w+"/, '"checksum":1')],
  ])('%s', (_what, text) => rejects(text, 'CERT_SYNTAX', /./, /character \d+/));
  it('every beginning of it', () => {
    for (let end = 0; end < sample.text.length; end += 7)
      expect(['CERT_SYNTAX', 'CERT_FORMAT', 'CERT_CHECKSUM']).toContain(rejection(sample.text.slice(0, end)).code);
  });
});

describe('the reader refuses names', () => {
  it.each([
    ['that are empty', '', /cannot be printed/],
    ['with a line end', 'a\nb', /cannot be printed/],
    ['with an escape sequence', '\u001b[2J', /cannot be printed/],
    ['that run from right to left', 'a\u202e', /cannot be printed/],
    ['listed twice', 'Point', /listed twice/],
  ])('%s', (_what, name, message) =>
    rejects(
      changed((c) => c.names.push(name)),
      'CERT_NAME',
      message,
      /names\[\d+\]/,
    ),
  );
  it('of claims that cannot be shown', () =>
    rejects(changed((c) => { (c.claims[0] ?? [])[1] = 'a\u0007'; }), 'CERT_NAME', /cannot be printed/, /claims\[0\]/)); // biome-ignore format: one thought
  it('of axioms that are endless', () =>
    rejects(changed((c) => { c.names[c.names.indexOf('p_c')] = 'p'.repeat(1001); }), 'CERT_NAME', /longer than/)); // biome-ignore format: one thought
});

describe('the reader refuses rows', () => {
  const add = (...rows: number[][]) => changed((c) => c.rows.push(...rows));
  it.each(['known-symbol', 'known-axiom', 'known-theorem'] as const)('that are %s: it must contain all that it needs', (kind) =>
    rejects(add(rowOf(kind, 0)), 'CERT_ROW', /must contain all/),
  );
  it('of no kind', () => rejects(add([kinds.length, 1]), 'CERT_ROW', /no kind/, /rows\[\d+\]/));
  it.each([
    ['too short', rowOf('impElim', 0)],
    ['too long', rowOf('impElim', 0, 0, 0)],
    ['without arguments', rowOf('refl')],
    ['with half a substitution', rowOf('instantiate', 0, 1)],
    ['whose own count is too large', rowOf('declare-function', 0, 999999999, 0)],
    ['that end before the result', rowOf('declare-function', 0, 1, 0)],
    ['whose count of premises is too large', rowOf('linear', 0, 999999999)],
  ])('%s', (_what, row) => rejects(add(row), 'CERT_ROW', /./, /rows\[\d+\]/));
  const beyond = 100_000;
  it.each([
    ['a step', rowOf('andLeft', beyond), /no step/],
    ['a term', rowOf('refl', beyond), /no term/],
    ['a name', rowOf('sortvar', beyond), /no name/],
    ['a symbol', rowOf('app', beyond), /no symbol/],
    ['an axiom', rowOf('axiom', beyond), /no axiom/],
  ])('that refer to %s that is not there', (_what, row, message) => rejects(add(row), 'CERT_REFERENCE', message, /rows\[\d+\]/));
  it('that refer to themselves or what comes later', () => {
    const steps = parsed(sample.text).rows.filter((row) => kinds.indexOf('assume') <= (row[0] ?? 0)).length;
    rejects(add(rowOf('andLeft', steps)), 'CERT_REFERENCE', /no step/);
    rejects(add(rowOf('andLeft', steps + 1), rowOf('andRight', steps)), 'CERT_REFERENCE', /no step/);
  });
  it.each([
    ['a term that is no formula', rowOf('assume', 1), /term or formula is expected/],
    ['a bound constant', rowOf('all', 0, 0), /only a variable can be bound/],
    ['a false equation', rowOf('=', 1, 2), /term or formula is expected/],
    ['an oracle that is asked nonsense', rowOf('evaluate', 0), /closed numerical/],
    ['a contradiction from nothing', rowOf('linear', 0, 0), /multipliers|contradiction/],
    ['a definition of what is only declared', rowOf('definition', 0), /not defined/],
  ])('that the kernel refuses: %s', (_what, row, message) => rejects(add(row), 'CERT_REFUSED', message, /rows\[\d+\]/));
  it('that take a name again', () => {
    const point = parsed(sample.text).names.indexOf('Point');
    rejects(add(rowOf('declare-sort', point)), 'CERT_REFUSED', /already taken/);
    const axiom = parsed(sample.text).names.indexOf('p_c');
    rejects(add(rowOf('postulate', axiom, 0)), 'CERT_REFUSED', /already taken/);
  });
  it('that declare what the kernel owns', () => {
    for (const name of ['Nat', 'Rat.+', 'Real.<='])
      rejects(
        changed((c) => c.rows.push(rowOf('declare-sort', c.names.push(name) - 1))),
        'CERT_REFUSED',
        /already taken/,
      );
    rejects(
      changed((c) => c.rows.push(rowOf('postulate', c.names.push('oracle:linear') - 1, 0))),
      'CERT_REFUSED',
      /already taken/,
    );
  });
  it('with a gap', () => {
    rejects(changed((c) => { c.names[c.names.indexOf('p_c')] = 'points:sorry:3'; }), 'CERT_SORRY', /points:sorry:3/); // biome-ignore format: one thought
    rejects(
      changed((c) => c.rows.push(rowOf('postulate', c.names.push('x:sorry:1') - 1, 0))),
      'CERT_SORRY',
      /x:sorry:1/,
    );
  });
  it.each(['01', '-0', '1/1', '2/4', '0.5', '1e3', '+1', '3/-4', ' 1'])('with the number %s', (text) =>
    rejects(
      changed((c) => c.rows.push(rowOf('num', c.names.push(text) - 1, 2))),
      text.match(/^(1e3|\+1|3\/-4| 1)$/) ? 'CERT_REFUSED' : 'CERT_NAME',
      /should be written|not a rational/,
    ),
  );
  it('with 0/0, or a number that is too large', () => {
    rejects(
      changed((c) => c.rows.push(rowOf('num', c.names.push('0/0') - 1, 2))),
      'CERT_REFUSED',
      /division by zero/,
    );
    rejects(
      changed((c) => c.rows.push(rowOf('num', c.names.push('9'.repeat(5000)) - 1, 2))),
      'CERT_REFUSED',
      /not a rational number/,
    );
  });
  it('with natural numbers that are none', () =>
    rejects(
      changed((c) => c.rows.push(rowOf('num', c.names.push('-1') - 1, 1))),
      'CERT_REFUSED',
      /not a natural number/,
    ));
});

describe('the reader refuses claims', () => {
  const claim = (step: (c: Parsed, steps: number) => number) =>
    changed((c) => {
      const steps = c.rows.filter((row) => kinds.indexOf('assume') <= (row[0] ?? 0)).length;
      c.claims.push(['t', 'n', '', step(c, steps)]);
    });
  it('of a step that is not there', () =>
    rejects(
      claim((_, steps) => steps),
      'CERT_REFERENCE',
      /no step/,
      /claims\[8\]/,
    ));
  it('with hypotheses', () =>
    rejects(
      claim((c, steps) => {
        c.rows.push(rowOf('assume', 0));
        return steps;
      }),
      'CERT_CLAIM',
      /has hypotheses/,
    ));
  it('with free variables', () =>
    rejects(
      claim((c, steps) => {
        const terms = 4 + c.rows.filter((row) => (row[0] ?? 0) <= kinds.indexOf('or')).length;
        c.rows.push(rowOf('free', 0, 1), rowOf('refl', terms));
        return steps;
      }),
      'CERT_CLAIM',
      /free variable/,
    ));
  it('made twice', () =>
    rejects(
      changed((c) => c.claims.push(['points', '1', '', 0])),
      'CERT_CLAIM',
      /claims 1 twice/,
    ));
  it('if there are none', () =>
    rejects(
      changed((c) => c.claims.splice(0)),
      'CERT_CLAIM',
      /nothing is claimed/,
    ));
});

describe('the checksum', () => {
  it('finds a change of a title', () => rejects(sample.text.replace('p somewhere', 'p everywhere'), 'CERT_CHECKSUM', /checksum/));
  it('finds a change of a name', () => rejects(sample.text.replaceAll('"p_c"', '"p_d"'), 'CERT_CHECKSUM', /checksum/));
  it('finds a change of itself', () =>
    rejects(
      sample.text.replace(/.(?="\}$)/, (c) => (c === '0' ? '1' : '0')),
      'CERT_CHECKSUM',
      /checksum/,
    ));
  it('is no signature: who changes the claim can seal it', () => {
    const text = changed((c) => { (c.claims[0] ?? [])[2] = 'p everywhere'; }); // biome-ignore format: one thought
    expect(readCertificate(text).claims[0]?.title).toBe('p everywhere');
  });
});

describe('a comparison with a theory', () => {
  const fresh = points();
  const [first] = sample.claims;
  const formula: Term = first?.theorem.conclusion ?? sample.signature.falsum;
  const compare = (
    text: string,
    theory = 'points',
    name = '1',
    other: Signature = fresh.signature,
    wanted = fresh.claims[0]?.theorem.conclusion ?? formula,
  ) => compareWithSignature(readCertificate(text), theory, name, other, wanted).map((m) => [m.about, m.name]);
  it('finds nothing to say of the same theory', () => expect(compare(sample.text)).toEqual([]));
  it('finds another claim', () => expect(compare(sample.text, 'points', '2')).toEqual([['claim', '2']]));
  it('finds that there is no such claim', () => expect(compare(sample.text, 'points', '99')).toEqual([['claim', '99']]));
  it('finds that a theory has nothing of it', () => {
    const empty = new Signature();
    const found = compareWithSignature(readCertificate(sample.text), 'points', '1', empty, empty.falsum);
    expect(found.filter((m) => m.about === 'symbol').map((m) => m.name)).toEqual(
      ['Point', 'p', 'q', 'r', 'f', 'c', 'cap', 'subset', 'twice'].sort((a, b) => order(a) - order(b)),
    );
    expect(found.filter((m) => m.about === 'axiom')).toHaveLength(5);
    expect(found.filter((m) => m.about === 'claim')).toHaveLength(1);
  });
  const order = (name: string) => readCertificate(sample.text).symbols.findIndex((symbol) => symbol.name === name);
  it('finds another axiom', () => {
    const text = changed((c) => {
      const row = c.rows.find((each) => kindOf(each) === 'postulate' && c.names[each[1] ?? 0] === 'q_p');
      const twin = c.rows.find((each) => kindOf(each) === 'postulate' && c.names[each[1] ?? 0] === 'p_f');
      if (row === undefined || twin === undefined) throw new Error('both are there');
      // the proof of claim 2 needs q_p, so only the rest of the file survives such a change
      c.names.push('q_p_old');
      c.rows.push(rowOf('postulate', c.names.length - 1, twin[2] ?? 0));
    });
    expect(compare(text)).toEqual([['axiom', 'q_p_old']]);
  });
  it('finds an axiom that says something else', () => {
    const weaker = changedTheory((s) => s.assume('p_c', s.equal(s.numeral(rational(0n), s.nat), s.numeral(rational(0n), s.nat))));
    expect(weaker).toContainEqual(['axiom', 'p_c']);
  });
  it('finds another definition, or none', () => {
    const found = changedTheory((s) => {
      const point = s.apply(s.declare('Point', 'sort', [], [], undefined), [], []);
      const x = s.free('x', point);
      s.define('twice', [], [x], x);
      s.declare('c', 'function', [], [x], point);
      s.define('f', [], [x], x);
      s.declare('p', 'function', [], [x], point);
    });
    expect(found).toContainEqual(['definition', 'twice']);
    expect(found).toContainEqual(['symbol', 'c']);
    expect(found).toContainEqual(['definition', 'f']);
    expect(found).toContainEqual(['symbol', 'p']);
    expect(found).not.toContainEqual(['symbol', 'Point']);
  });
  it('does not care what parameters are called', () => {
    const found = changedTheory((s) => {
      const point = s.apply(s.declare('Point', 'sort', [], [], undefined), [], []);
      const other = s.free('other', point);
      const f = s.declare('f', 'function', [], [other], point);
      s.define('twice', [], [other], s.apply(f, [], [s.apply(f, [], [other])]));
    });
    expect(found).not.toContainEqual(['symbol', 'f']);
    expect(found).not.toContainEqual(['definition', 'twice']);
  });
  function changedTheory(declare: (s: Signature) => void) {
    const s = new Signature();
    declare(s);
    return compareWithSignature(readCertificate(sample.text), 'points', '1', s, s.falsum).map((m) => [m.about, m.name]);
  }
  it('starts from the same symbols', () => {
    const certificate: Certificate = readCertificate(sample.text);
    const names = ({ kernel }: Signature) => firstSymbols(kernel).map((symbol) => kernel.declared(symbol).name);
    expect(names(certificate.signature)).toEqual(names(fresh.signature));
  });
});
