import type { ErrorCode } from '../model/error-codes.js';
import type { KeyId } from '../model/key-state.js';
import type { Blocked } from '../model/plan.js';

/** A key that the plan leaves out, with the reason. Texts hold no current time: the digest covers them. */
export function block(key: KeyId, code: ErrorCode, message: string, remedy: string): Blocked {
  return { key, code, message, remedy };
}
