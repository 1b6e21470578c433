import type { PolicyDocument, Statement } from '../policy.js';
import { attestations, isDeniedWithoutAttestation, isEnclavePolicy, sensitiveActions } from './enclave.js';
import { deniedOtherwise, onlyForServices } from './grant-for-services.js';
import { concerns, isAboutKey, listed } from './reach.js';
import { actionPath, adjustableCheck } from './statement-check.js';

export const enclaveAttestationBypass = adjustableCheck<{ readonly always: boolean }>(
  {
    id: 'enclave-attestation-bypass',
    title: 'there is a way around the attestation',
    why: 'one allow without attestation that no deny takes back is enough; re-encryption under another key and grants are such ways as well',
    remedy:
      'deny everybody the key’s use where kms:RecipientAttestation:PCR0 is absent or another, and deny kms:ReEncryptFrom',
    severity: 'error',
    origins: ['Prowler kms_key_enclave_attestation_bypassable_path', 'keywright'],
    /** Also where the policy doesn’t speak of attestation anywhere. */
    parameters: { always: false },
  },
  ({ statement, policy, parameters }) => {
    if (!parameters.always && !isEnclavePolicy(policy)) return [];
    const open = openWays(statement, policy);
    if (open.length === 0) return [];
    return [{ path: actionPath(statement), message: `${listed(open)} leads around the attestation` }];
  },
);

function openWays(statement: Statement, policy: PolicyDocument): readonly string[] {
  if (statement.effect !== 'Allow' || !isAboutKey(statement)) return [];
  const attested = attestations(statement).length > 0;
  const isDenied = (action: string) => isDeniedWithoutAttestation(policy, action);
  const direct = sensitiveActions(statement).filter((action) => !attested && !isDenied(action));
  const reEncrypt = concerns(statement, 'ReEncryptFrom') && !isDenied('ReEncryptFrom');
  const grant =
    concerns(statement, 'CreateGrant') &&
    !onlyForServices(statement) &&
    !deniedOtherwise(policy) &&
    !(isDenied('Decrypt') && isDenied('GenerateDataKey'));
  return [...direct, ...(reEncrypt ? ['ReEncryptFrom'] : []), ...(grant ? ['CreateGrant'] : [])];
}
