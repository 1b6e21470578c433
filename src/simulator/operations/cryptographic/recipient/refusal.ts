import { type ServiceError, validation } from '../../../service-error.js';

/**
 * An attestation document that isn't accepted. AWS documents neither the error's name nor its text: ValidationException is what
 * KMS answers to other members that are malformed, and `why` is ours.
 */
export function refused(why: string): ServiceError {
  return validation(`The attestation document is not valid: ${why}.`);
}

/** What `read` gives; whatever it throws counts as a document that isn't accepted, for this reason. */
export function readOr<T>(why: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw refused(why);
  }
}
