import type { Condition, PolicyDocument, Statement } from '../policy.js';
import { asksAbsence, isDemand, isRefusal } from './condition-sense.js';
import { actionsOf, deniesForAll, isAboutKey } from './reach.js';

/**
 * Actions whose answer an enclave gets encrypted for itself alone, and everybody else gets in plain.
 * Source: AWS KMS developer guide, "Condition keys for Nitro Enclaves".
 */
const sensitive = new Set(['Decrypt', 'DeriveSharedSecret', 'GenerateDataKey', 'GenerateDataKeyPair']);

export function sensitiveActions(statement: Statement): readonly string[] {
  if (statement.effect !== 'Allow' || !isAboutKey(statement)) return [];
  return actionsOf(statement)
    .map(({ name }) => name)
    .filter((name) => sensitive.has(name));
}

export function isAttestation({ key }: Condition): boolean {
  return /^kms:RecipientAttestation:./i.test(key);
}

/** The register that a condition is about: `PCR0`, also by its other name ImageSha384, or `NitroTPMPCR4`. */
export function registerOf({ key }: Condition): string {
  const name = key.slice('kms:RecipientAttestation:'.length).toUpperCase();
  return name === 'IMAGESHA384' ? 'PCR0' : name.replace('NITROTPM', 'NitroTPM');
}

/** The conditions of an allow that demand certain measurements. */
export function attestations(statement: Statement): readonly Condition[] {
  return statement.conditions.filter(
    (condition) =>
      isAttestation(condition) &&
      isDemand(condition, statement) &&
      condition.values.every((value) => !/[*?]/.test(value)),
  );
}

/** Whether the policy speaks of attestation at all: then its key is one for enclaves. */
export function isEnclavePolicy({ statements }: PolicyDocument): boolean {
  return statements.some(({ conditions }) => conditions.some(isAttestation));
}

/** Whether everybody is denied the action without attestation. */
export function isDeniedWithoutAttestation(policy: PolicyDocument, action: string): boolean {
  return deniesForAll(policy).some((deny) => {
    const [condition, ...others] = deny.conditions;
    if (!actionsOf(deny).some(({ name }) => name === action)) return false;
    if (condition === undefined) return true;
    const refuses = asksAbsence(condition) === true || isRefusal(condition);
    return others.length === 0 && isAttestation(condition) && refuses;
  });
}
