import { attestations, isEnclavePolicy, sensitiveActions } from './enclave.js';
import { listed } from './reach.js';
import { actionPath, adjustableCheck } from './statement-check.js';

export const enclaveAttestationRequired = adjustableCheck<{ readonly always: boolean }>(
  {
    id: 'enclave-attestation-required',
    title: 'an allow of an enclave’s key asks for no attestation',
    why: 'without kms:RecipientAttestation conditions the parent instance, and whoever gets its role, can use the key outside the enclave',
    remedy:
      'add kms:RecipientAttestation:PCR0 or ImageSha384 with StringEqualsIgnoreCase to each allow of the key’s use',
    severity: 'error',
    origins: [
      'Prowler kms_key_enclave_attestation_not_enforced',
      'Prowler kms_key_missing_enclave_attestation_condition',
    ],
    /** Also where the policy doesn’t speak of attestation anywhere. */
    parameters: { always: false },
  },
  ({ statement, policy, parameters }) => {
    if (!parameters.always && !isEnclavePolicy(policy)) return [];
    const actions = sensitiveActions(statement);
    if (actions.length === 0 || attestations(statement).length > 0) return [];
    return [{ path: actionPath(statement), message: `${listed(actions)} without attestation` }];
  },
);
