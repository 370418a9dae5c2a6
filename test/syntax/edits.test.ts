/** Changes of a text: what they leave alone stays what it is, wherever it is then. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collide, edited, moved } from '../../src/syntax/edits.ts';

const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });

describe('edits', () => {
  it('are made together, whatever their order', () => {
    const edits = [edit(4, 6, 'XYZ'), edit(0, 0, '<'), edit(2, 3, '')];
    expect(edited('abcdefg', edits)).toBe('<abdXYZg');
    expect(edited('abcdefg', edits.toReversed())).toBe('<abdXYZg');
  });

  it('move what they do not touch', () => {
    const texts = fc.string({ maxLength: 5 });
    const cuts = fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 8 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.string({ minLength: 31, maxLength: 31 }), cuts, fc.array(texts, { minLength: 4, maxLength: 4 }), (text, at, puts) => {
        // every second piece is replaced, and the ones between stay
        const pieces = at.slice(1).map((end, i) => ({ start: at[i] ?? 0, end }));
        const edits = pieces.filter((_, i) => i % 2 === 0).map(({ start, end }, i) => edit(start, end, puts[i % 4] ?? ''));
        const after = edited(text, edits);
        for (const { start, end } of pieces.filter((_, i) => i % 2 === 1)) {
          const now = moved({ start, end }, edits);
          expect(after.slice(now.start, now.end)).toBe(text.slice(start, end));
        }
        for (const { span, text: put } of edits) {
          const now = moved(span, edits);
          expect(after.slice(now.start, now.end)).toBe(put);
        }
      }),
    );
  });

  it.each<readonly [string, boolean, ReturnType<typeof edit>, ReturnType<typeof edit>]>([
    ['overlap', true, edit(0, 3, 'a'), edit(2, 4, 'b')],
    ['begin at one place', true, edit(2, 2, 'a'), edit(2, 2, 'b')],
    ['lie one in the other', true, edit(0, 5, 'a'), edit(2, 2, 'b')],
    ['are neighbours', false, edit(0, 2, 'a'), edit(2, 4, 'b')],
    ['are apart', false, edit(0, 1, 'a'), edit(3, 4, 'b')],
  ])('that %s collide: %s', (_, does, a, b) => {
    expect([collide([a], [b]), collide([b], [a])]).toEqual([does, does]);
  });
});
