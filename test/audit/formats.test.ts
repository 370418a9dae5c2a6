/** The same matrix in every format gives the same report; and what is broken, hostile or ambiguous is refused with a code. */
import { describe, expect, it } from 'vitest';
import { half } from '../../src/audit/formats/tensor.ts';
import { type AuditCode, AuditError } from '../../src/audit/index.ts';
import {
  bytes,
  type Dense,
  dense,
  matrixMarket,
  npy,
  npyOf,
  npz,
  raw,
  safetensors,
  safetensorsOf,
  transposed,
  word,
  zip,
} from './files.ts';
import { type Asked, audited, open } from './run.ts';

const features = dense([
  [1, 0.5, -0.25],
  [0, 1, 3],
  [2, -0, 1],
  [-1, 7, 0.125],
  [1, 1, 1],
]);

async function code(content: Uint8Array, asked: Asked = {}): Promise<AuditCode | string> {
  try {
    await audited(content, asked);
    return 'accepted';
  } catch (error) {
    return error instanceof AuditError ? error.code : String(error);
  }
}

describe('formats', () => {
  const files: readonly (readonly [string, (matrix: Dense) => Uint8Array])[] = [
    ['safetensors F64', (matrix) => safetensors(matrix)],
    ['safetensors F32', (matrix) => safetensors(matrix, 'F32')],
    ['safetensors under a module', (matrix) => safetensors(matrix, 'F32', 'model.decoder.weight')],
    ['npy', (matrix) => npy(matrix)],
    ['npy F32', (matrix) => npy(matrix, 'F32')],
    [
      'npy in Fortran order',
      (matrix) =>
        npyOf(`{'descr': '<f8', 'fortran_order': True, 'shape': (${matrix.height}, ${matrix.width})}\n`, raw(transposed(matrix), 'F64')),
    ],
    ['npz, stored', (matrix) => npz(matrix, false)],
    ['npz, deflated', (matrix) => npz(matrix, true)],
    ['Matrix Market', matrixMarket],
  ];

  it.each(files)('%s: both orientations', async (_, write) => {
    const { findings } = await audited(safetensors(features));
    expect((await audited(write(features))).findings).toEqual(findings);
    expect((await audited(write(transposed(features)))).findings).toEqual(findings);
  });

  it('reads F16 and BF16', async () => {
    const header = (type: string): string => JSON.stringify({ W_dec: { dtype: type, shape: [3, 1], data_offsets: [0, 6] } });
    const halves = bytes(word(0x3c00, 2), word(0xc001, 2), word(0x0001, 2));
    expect([...open(safetensorsOf(header('F16'), halves)).columns.block(0, 3)]).toEqual([1, -2 - 2 ** -9, 2 ** -24]);
    const brains = bytes(word(0x3f80, 2), word(0xc049, 2), word(0x0001, 2));
    expect([...open(safetensorsOf(header('BF16'), brains)).columns.block(0, 3)]).toEqual([1, -3.140625, 2 ** -133]);
    expect([half(0x7bff), half(0x8000), half(0xfc00), half(0x7e00)]).toEqual([65504, -0, Number.NEGATIVE_INFINITY, Number.NaN]);
  });

  it('finds the orientation in the configuration, and does not guess', async () => {
    const wide = transposed(features);
    expect(open(safetensors(wide), { config: '{"d_in": 5, "d_sae": 3}' }).columns.d).toBe(3);
    expect(open(safetensors(wide), { config: '{"trainer": {"activation_dim": 3, "dict_size": 5}}' }).columns.d).toBe(5);
    expect(open(safetensors(wide), { config: '{"num_latents": 5}' }).columns.n).toBe(3);
    expect(await code(safetensors(wide), { config: '{"d_in": 4}' })).toBe('UNCLEAR_ORIENTATION');
    expect(await code(safetensors(wide), { config: '{"d_in": 3, "d_in": 5}' })).toBe('MALFORMED_CONFIG');
    const square = safetensors(dense([[1, 2], [0, 3]])); // biome-ignore format: a table
    expect(await code(square)).toBe('UNCLEAR_ORIENTATION');
    expect([...open(square, { orient: 'rows' }).columns.block(0, 1)]).toEqual([1, 2]);
    expect([...open(square, { orient: 'columns' }).columns.block(0, 1)]).toEqual([1, 0]);
  });

  it('asks which array is meant', async () => {
    const two = zip([
      { name: 'W_dec.npy', content: npy(features) },
      { name: 'decoder.weight.npy', content: npy(features) },
    ]);
    expect(await code(two)).toBe('SEVERAL_CANDIDATES');
    expect(await code(two, { key: 'W_dec' })).toBe('accepted');
    expect(await code(two, { key: 'W_enc' })).toBe('NO_SUCH_TENSOR');
    expect(await code(safetensors(features, 'F32', 'W_enc'))).toBe('NO_SUCH_TENSOR');
    expect(await code(npyOf("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }\n", new Uint8Array(8)))).toBe('NO_SUCH_TENSOR');
  });
});

describe('hostile files', () => {
  const tensor = (offsets: string, shape = '[1, 1]', type = 'F32'): string =>
    `{"dtype": "${type}", "shape": ${shape}, "data_offsets": ${offsets}}`;
  const header = (text: string, data = 4): Uint8Array => safetensorsOf(text, new Uint8Array(data));
  const member = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }\n";

  it.each<readonly [string, AuditCode, Uint8Array]>([
    ['nothing at all', 'UNKNOWN_FORMAT', new Uint8Array(0)],
    ['text', 'UNKNOWN_FORMAT', bytes('hello, this is a text')],
    ['a pickle', 'IS_PICKLE', bytes([0x80, 4, 0x95], 'anything')],
    ['a pickle in a zip archive, as torch writes it', 'IS_PICKLE', zip([{ name: 'archive/data.pkl', content: bytes('x') }])],
    ['a header beyond the file', 'MALFORMED_HEADER', bytes(word(1000, 8), '{}')],
    ['a header of 2⁶³ bytes', 'MALFORMED_HEADER', bytes(word(2n ** 63n, 8), '{}')],
    ['a header that is no UTF-8', 'MALFORMED_HEADER', safetensorsOf(bytes('{"', [0xff, 0xfe], '": 1}'), new Uint8Array(0))],
    ['a header that is no JSON', 'MALFORMED_HEADER', header('{"W_dec": [}')],
    ['a header that ends early', 'MALFORMED_HEADER', header('{"W_dec')],
    ['nesting without end', 'MALFORMED_HEADER', header(`{"W_dec": ${'['.repeat(100_000)}`)],
    ['names that occur twice', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[0, 4]')}, "W_dec": ${tensor('[0, 4]')}}`)],
    ['the same name in another spelling', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[0, 4]')}, "W\\u005fdec": ${tensor('[0, 4]')}}`)],
    ['a tensor beyond the file', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[0, 400]', '[10, 10]')}}`)],
    ['offsets of 2⁶³', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[9223372036854775808, 9223372036854775812]')}}`)],
    ['offsets below 0', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[-4, 0]')}}`)],
    ['offsets in the wrong order', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[4, 0]')}}`)],
    ['tensors that overlap', 'MALFORMED_HEADER', header(`{"a": ${tensor('[0, 4]')}, "W_dec": ${tensor('[2, 6]')}}`, 6)],
    ['bytes that belong to no tensor', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[4, 8]')}}`, 8)],
    ['bytes after the last tensor', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[0, 4]')}}`, 8)],
    ['a shape that overflows', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[0, 4]', '[4294967296, 4294967297]')}}`)],
    ['a shape with fractions', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[0, 4]', '[0.5, 2]')}}`)],
    ['an unknown type', 'MALFORMED_HEADER', header(`{"W_dec": ${tensor('[0, 4]', '[1, 1]', 'X32')}}`)],
    ['integers', 'UNSUPPORTED_TYPE', header(`{"W_dec": ${tensor('[0, 4]', '[1, 1]', 'I32')}}`)],
    ['a file cut short', 'MALFORMED_HEADER', safetensors(features).slice(0, -1)],
    ['an npy file cut short', 'MALFORMED_ARRAY', npy(features).slice(0, -1)],
    ['an npy file of a later version', 'MALFORMED_ARRAY', npyOf(member, new Uint8Array(8), [9, 0])],
    ['an npy header beyond the file', 'MALFORMED_ARRAY', bytes([0x93], 'NUMPY', [1, 0], word(60000, 2), member)],
    [
      'an npy header with a program',
      'MALFORMED_ARRAY',
      npyOf("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), 'x': print()}\n", new Uint8Array(8)),
    ],
    ['Python objects', 'IS_PICKLE', npyOf("{'descr': '|O', 'fortran_order': False, 'shape': (1, 1), }\n", new Uint8Array(8))],
    ['big-endian numbers', 'UNSUPPORTED_TYPE', npyOf("{'descr': '>f8', 'fortran_order': False, 'shape': (1, 1), }\n", new Uint8Array(8))],
    ['records', 'UNSUPPORTED_TYPE', npyOf("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1, 1), }\n", new Uint8Array(8))],
    ['an archive without a directory', 'MALFORMED_ARRAY', npz(features, true).slice(0, -30)],
    [
      'an archive that lies about a size',
      'MALFORMED_ARRAY',
      zip([{ name: 'W_dec.npy', content: npy(features), deflated: true, size: 10_000 }]),
    ],
    ['an archive with a wrong check sum', 'MALFORMED_ARRAY', zip([{ name: 'W_dec.npy', content: npy(features), check: 1 }])],
    [
      'a bomb that says it is small',
      'MALFORMED_ARRAY',
      zip([{ name: 'W_dec.npy', content: new Uint8Array(2 ** 24), deflated: true, size: 1000 }]),
    ],
    [
      'a bomb that says it is large',
      'TOO_LARGE',
      zip([{ name: 'W_dec.npy', content: new Uint8Array(2 ** 20), deflated: true, size: 2 ** 32 - 2 }]),
    ],
    [
      'a name twice in an archive',
      'MALFORMED_ARRAY',
      zip([
        { name: 'W_dec.npy', content: npy(features) },
        { name: 'W_dec.npy', content: npy(features) },
      ]),
    ],
    ['a matrix of text that is too large', 'TOO_LARGE', bytes('%%MatrixMarket matrix array real general\n99999999 99999999\n')],
    ['a matrix of text with too few entries', 'MALFORMED_ARRAY', bytes('%%MatrixMarket matrix array real general\n2 1\n1\n')],
    ['a matrix of text with too many', 'MALFORMED_ARRAY', bytes('%%MatrixMarket matrix array real general\n2 1\n1\n2\n3\n')],
    ['an entry outside the matrix', 'MALFORMED_ARRAY', bytes('%%MatrixMarket matrix coordinate real general\n2 1 1\n3 1 1\n')],
    ['an entry twice', 'MALFORMED_ARRAY', bytes('%%MatrixMarket matrix coordinate real general\n2 1 2\n1 1 1\n1 1 2\n')],
    ['a word for a number', 'MALFORMED_ARRAY', bytes('%%MatrixMarket matrix array real general\n2 1\n1\nnan\n')],
    ['a number too large for a double', 'NOT_FINITE', bytes('%%MatrixMarket matrix array real general\n2 1\n1\n1e999\n')],
    ['complex numbers', 'UNSUPPORTED_TYPE', bytes('%%MatrixMarket matrix array complex general\n2 1\n1 0\n2 0\n')],
    ['no rows', 'EMPTY_MATRIX', safetensors({ height: 0, width: 3, entries: [] })],
    ['no columns', 'EMPTY_MATRIX', npy({ height: 3, width: 0, entries: [] })],
  ])('%s: %s', async (_, expected, content) => {
    expect(await code(content)).toBe(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is refused, with its place', async (bad) => {
    const rows = [[1, 2], [3, 4], [5, bad]]; // biome-ignore format: a table
    await expect(audited(safetensors(dense(rows)))).rejects.toThrow(/entry 1 of feature 2 is/);
    expect(await code(safetensors(transposed(dense(rows))))).toBe('NOT_FINITE');
  });

  it.each([
    [0, 'K_OUT_OF_RANGE'],
    [5, 'K_OUT_OF_RANGE'],
    [1, 'accepted'],
  ])('k = %d: %s', async (k, expected) => {
    expect(await code(safetensors(features), { k })).toBe(expected);
  });
});
