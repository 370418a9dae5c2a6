/** A mistake of the engine itself: the kernel refused a step of a derivation, or a derivation proves something else. Never a verdict. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
