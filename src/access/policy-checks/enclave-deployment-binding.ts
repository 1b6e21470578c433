import { isKey } from './condition-sense.js';
import { confinements } from './confinement.js';
import { attestations, registerOf, sensitiveActions } from './enclave.js';
import { conditionPath, statementCheck } from './statement-check.js';

const registers = new Set(['PCR3', 'PCR4', 'PCR8']);
const accounts = [
  'aws:PrincipalAccount',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:SourceAccount',
  'kms:CallerAccount',
];

/** Source: AWS Nitro Enclaves user guide, "Cryptographic attestation": what each register measures. */
export const enclaveDeploymentBinding = statementCheck(
  {
    id: 'enclave-deployment-binding',
    title: 'the enclave’s image is demanded, but not where it runs',
    why: 'PCR0 to PCR2 travel with the image: the same image on somebody else’s instance measures the same',
    remedy:
      'add PCR3 (the instance’s role), PCR4 (the instance) or PCR8 (who signed the image), or a condition on the account',
    severity: 'note',
    origins: [
      'Prowler kms_key_enclave_attestation_no_deployment_binding',
      'Prowler kms_key_enclave_pcr_too_broad',
    ],
  },
  ({ statement }) => {
    const demanded = attestations(statement).filter((condition) => registerOf(condition).startsWith('PCR'));
    const [first] = demanded;
    if (first === undefined || sensitiveActions(statement).length === 0) return [];
    if (demanded.some((condition) => registers.has(registerOf(condition)))) return [];
    if (confinements(statement).some((condition) => isKey(condition, ...accounts))) return [];
    return [{ path: conditionPath(first), message: `\`${first.key}\` is demanded, but no place` }];
  },
);
