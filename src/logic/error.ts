/** What the kernel throws when it refuses: a rule misapplied, a sort that does not fit, a name taken. Never a wrong theorem. */
export class KernelError extends Error {
  override readonly name = 'KernelError';
}

/** The reason for refusing when the allowance of work (see `Nodes.spend`) is used up. */
export const EXHAUSTED = 'this takes more work than is allowed';

/** Refuses with a reason. */
export function refuse(reason: string): never {
  throw new KernelError(reason);
}
