import type { Diagnostic } from '../../../model/diagnostic.js';
import type { ErrorCode } from '../../../model/error-codes.js';
import { failureKind, failureParts, longestReason } from './failure.js';
import { ProviderFailure } from './provider-failure.js';

/** What was being done when a call failed, for the message. */
export interface Doing {
  /** The API that was called: `PutKeyPolicy`. */
  readonly api: string;
  /** What it was called about: a key, an alias or the target, as users know it. */
  readonly about: string;
}

/** A failed call as a problem. What AWS said is kept, except where it could hold a part of the credentials. */
export function problemOf(error: unknown, { api, about }: Doing): Diagnostic {
  if (error instanceof ProviderFailure) return error.problem;
  const { name, message } = failureParts(error);
  const said = `${name === '' || name === 'Error' ? '' : `${name}: `}${message}`.slice(0, longestReason);
  const asked = `${api} for ${about}`;
  switch (failureKind(error)) {
    case 'throttled':
      return problem('KW5005', `${asked} was throttled again and again`);
    case 'transient':
      return problem('KW5013', `${asked} failed again and again: ${said}`);
    case 'unreachable':
      return problem('KW5001', `${asked}: nobody answers (${said})`);
    case 'no-credentials':
      return problem('KW5002', `${asked}: no credentials were found`);
    // AWS repeats the signed headers here, the session token among them.
    case 'bad-credentials':
      return problem('KW5003', `${asked}: AWS doesn’t accept the credentials (${name})`);
    case 'denied':
      return problem('KW5004', `${asked} was denied: ${said}`);
    case 'missing':
      return problem('KW5008', `${asked}: ${said}`);
    case 'refused':
      return problem(
        name === 'LimitExceededException' ? 'KW5015' : 'KW5012',
        `${asked} was refused: ${said}`,
      );
  }
}

function problem(code: ErrorCode, message: string): Diagnostic {
  return { code, severity: 'error', message };
}
