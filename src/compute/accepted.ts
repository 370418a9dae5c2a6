/** What the kernel makes of it, unless it refuses: because it is not true, too large, or not closed. */
import { KernelError } from '../terms/index.ts';

export function accepted<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof KernelError) return undefined;
    throw error;
  }
}
