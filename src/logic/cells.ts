/** How nodes are written down. Plain numbers, in a file that imports nothing: such constants the bundler writes where they are used. */

/** What a node may be: the places of these in `OPS`. */
// biome-ignore format: one list
export const SORT = 0, SET = 1, PROP = 2, SORTVAR = 3, BOUND = 4, FREE = 5, APP = 6, NUM = 7, EQUAL = 8, IN = 9, FALSE = 10, COMP = 14;
/**
 * The cells of a node: what it is, with its tag (the number of a symbol, of a name or a numeral, or the index of a bound variable; of a
 * binder, the name its variable once had); where its parts begin, which end where those of the next node begin; how many binders it looks
 * beyond itself, and how deep it is nested; a bit for each free variable and one for sort variables; the next node in the same slot of the
 * hash table; and, once somebody has asked for it, its sort.
 */
// biome-ignore format: one list
export const KIND = 0, FIRST = 1, NESTING = 2, MASK = 3, NEXT = 4, SORTED = 5, CELLS = 6;
/**
 * The deepest nesting of a node, which keeps every recursion of the kernel within the stack; how many bits of a cell say how deep a node is
 * nested, and those bits (in front of them, how many binders it looks beyond itself); the bit of sort variables; the most cells that there
 * may be, and 32 times the greatest tag, so that all numbers fit into a cell; and how many nodes one substitution visits before it starts to
 * remember what it has seen.
 */
// biome-ignore format: one list
export const HEIGHT = 2_000, DEPTH = 12, DEEPEST = 4_095, SORTVAR_BIT = 1_073_741_824, MOST = 1_073_741_824, PATIENCE = 128;
