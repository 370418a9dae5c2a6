/** How tightly operators bind: the parser and the printer go by the same table. */

/** The levels, from the loosest on. */
export const level = {
  lowest: 0,
  iff: 10,
  implies: 20,
  or: 30,
  and: 40,
  not: 50,
  relation: 60,
  union: 70,
  intersection: 80,
  sum: 90,
  product: 100,
  negative: 110,
  inverse: 120,
  atom: 130,
} as const;

/** The level of every infix operator. */
export const levelOf: ReadonlyMap<string, number> = new Map<string, number>([
  ['<=>', level.iff],
  ['=>', level.implies],
  ['or', level.or],
  ['and', level.and],
  ...[
    '=',
    '!=',
    'in',
    'not in',
    '<=',
    '<',
    '>=',
    '>',
    '~',
    '<<',
    'a.e.',
    'under',
    'coarser than',
    'equivalent to',
    'identifiable up to',
  ].map((op): [string, number] => [op, level.relation]),
  ['union', level.union],
  ['&', level.intersection],
  ['+', level.sum],
  ['-', level.sum],
  ['*', level.product],
  ['/', level.product],
  ['@', level.product],
]);
