/** Why a certificate cannot be exported. */
export const codes = {
  COQ_ORACLE: 'the proof has a step that would take Coq too long',
  COQ_LARGE: 'a formula is too large when it is written out',
} as const;
export type Code = keyof typeof codes;

export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: Code;
  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}
export function refuse(code: Code, message: string): never {
  throw new ExportError(code, message);
}
