import { isNegated } from './condition-sense.js';
import { isAttestation } from './enclave.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: AWS Nitro Enclaves user guide, "Cryptographic attestation": registers are zero in debug mode. */
export const enclaveDebugAttestation = statementCheck(
  {
    id: 'enclave-debug-attestation',
    title: 'enclaves in debug mode are let in',
    why: 'in debug mode every measurement is zero, whatever runs inside, and its console shows what it does',
    remedy: 'write the measurement that `nitro-cli build-enclave` gave',
    severity: 'error',
    origins: ['Prowler kms_key_enclave_debug_attestation_detected'],
  },
  ({ statement }) => {
    if (statement.effect !== 'Allow') return [];
    return statement.conditions
      .filter((condition) => isAttestation(condition) && !isNegated(condition))
      .flatMap((condition) =>
        condition.values.flatMap((value, index) =>
          /^0+$/.test(value)
            ? { path: conditionPath(condition, index), message: `\`${condition.key}\` may be zero` }
            : [],
        ),
      );
  },
);
