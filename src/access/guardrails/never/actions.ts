import { operationActions } from '../../../model/operation-actions.js';
import {
  expandBundle,
  isBundle,
  type Operation,
  type OperationOrBundle,
  purposeOperations,
} from '../../../model/operations.js';
import { kmsAction } from '../../actions.js';
import type { KeySubject } from '../subject.js';

/**
 * The KMS actions (without prefix) that an assertion's words forbid on this key: null for all that there are, empty where its
 * kind of key can do none of them. Whoever may only describe a key or get its public key has no bundle.
 */
export function forbiddenActions(words: readonly string[], subject: KeySubject): readonly string[] | null {
  if (words.includes('anything')) return null;
  return [...new Set(words.flatMap((word) => actionsOf(word, subject)))].sort();
}

function actionsOf(word: string, subject: KeySubject): readonly string[] {
  if (word.startsWith('kms:')) return [kmsAction(word)?.name ?? word.slice('kms:'.length)];
  const operation = word as OperationOrBundle;
  if (!isBundle(operation)) return operationActions[operation];
  const parts = kindsOf(subject).flatMap(([algorithm, purpose]) =>
    expandBundle(operation, algorithm, purpose),
  );
  return parts.filter((part) => !harmless.includes(part)).flatMap((part) => operationActions[part]);
}

const harmless: readonly Operation[] = ['describe', 'get-public-key'];

/** The key's algorithm and purpose; every purpose where they couldn't be read. */
function kindsOf({ key, state: { algorithm, purpose } }: KeySubject) {
  if (!algorithm.read || !purpose.read || algorithm.value === 'unknown' || purpose.value === 'unknown')
    return (Object.keys(purposeOperations) as (keyof typeof purposeOperations)[]).map(
      (each) => [key.algorithm, each] as const,
    );
  return [[algorithm.value, purpose.value] as const];
}
