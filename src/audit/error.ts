/** What an audit refuses, with a code for machines and a sentence for people. */

export const auditCodes = [
  'EMPTY_MATRIX',
  'IS_PICKLE',
  'K_OUT_OF_RANGE',
  'MALFORMED_ARRAY',
  'MALFORMED_CONFIG',
  'MALFORMED_HEADER',
  'MALFORMED_PART',
  'MALFORMED_SUPPORTS',
  'NO_SUCH_TENSOR',
  'NOT_FINITE',
  'PARTS_DO_NOT_FIT',
  'SEVERAL_CANDIDATES',
  'TOO_LARGE',
  'UNCLEAR_ORIENTATION',
  'UNKNOWN_FORMAT',
  'UNSUPPORTED_TYPE',
] as const;

export type AuditCode = (typeof auditCodes)[number];

export class AuditError extends Error {
  readonly code: AuditCode;

  constructor(code: AuditCode, message: string) {
    super(message);
    this.name = 'AuditError';
    this.code = code;
  }
}
