/** What `lcgm help CODE` says. */
import { describe, expect, it } from 'vitest';
import { help } from '../../src/cli/help.ts';
import { codes } from '../../src/syntax/diagnostics.ts';
import { options } from '../support/options.ts';

const told = (...paths: string[]) => help(options('', { paths }));

describe('lcgm help', () => {
  it('explains a message, with an example', () => {
    const { exit, out, err } = told('UNCLOSED_BRACKET');
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatchInlineSnapshot(`
      "UNCLOSED_BRACKET
        A bracket is opened here and not closed before the expression must be over.

        For example:

          theory example "Example"

          theorem a (n : Nat): (n + 1 = n + 1

        To mend it: Add the closing bracket.
      "
    `);
  });
  it('explains every message there is', () => {
    for (const code of codes) {
      const { exit, out } = told(code);
      expect(exit).toBe(0);
      expect(out.startsWith(`${code}\n  `)).toBe(true);
      expect(out).toContain('\n  To mend it: ');
      expect(out).not.toMatch(/\]\(/);
    }
  });
  it('does not mind small letters', () => expect(told('unclosed_bracket').out).toBe(told('UNCLOSED_BRACKET').out));
  it('says what starts one that no file gives', () => expect(told('NOT_ALLOWED').out).toContain('--allow FILE'));
  it('suggests a code that is there', () => {
    expect(told('UNCLOSED_BRAKET')).toEqual({
      exit: 2,
      out: '',
      err: 'lcgm: no message has the code UNCLOSED_BRAKET; did you mean UNCLOSED_BRACKET?\n',
    });
  });
  it('suggests a command', () => {
    expect(told('chek').err).toBe('lcgm: no message has the code chek; did you mean check?\n');
    expect(told('verfy')).toMatchObject({ exit: 2, out: '' });
  });
  it('refuses what is none, whatever else is asked', () => {
    expect(told('CANNOT_PROVE', 'zzz')).toEqual({
      exit: 2,
      out: '',
      err: 'lcgm: no message has the code zzz; docs/errors.md lists them\n',
    });
  });
});
