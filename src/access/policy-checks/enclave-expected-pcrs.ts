import { attestations, registerOf } from './enclave.js';
import { adjustableCheck, conditionPath } from './statement-check.js';

export const enclaveExpectedPcrs = adjustableCheck<{ readonly pcrs: readonly string[] }>(
  {
    id: 'enclave-expected-pcrs',
    title: 'an enclave is let in that isn’t expected',
    why: 'a measurement that no build on the list has is an old image, or one that nobody knows',
    remedy: 'remove the measurement, or add the build’s to the list',
    severity: 'error',
    origins: [
      'Prowler kms_key_enclave_attestation_pcr_mismatch',
      'Prowler kms_key_enclave_attestation_unknown_image',
    ],
    /** `PCR0=<hex>`, several for one register where several builds are meant; registers without any aren’t looked at. */
    parameters: { pcrs: [] },
  },
  ({ statement, parameters }) => {
    if (statement.effect !== 'Allow') return [];
    const expected = parameters.pcrs.map((entry) => entry.split('='));
    return attestations(statement).flatMap((condition) => {
      const register = registerOf(condition);
      const values = expected
        .filter(([name = '']) => sameRegister(name, register))
        .map(([, value = '']) => value.trim().toLowerCase());
      if (values.length === 0) return [];
      return condition.values.flatMap((value, index) =>
        values.includes(value.toLowerCase())
          ? []
          : { path: conditionPath(condition, index), message: `\`${value}\` isn’t expected for ${register}` },
      );
    });
  },
);

function sameRegister(name: string, register: string): boolean {
  const upper = name.trim().toUpperCase();
  return (upper === 'IMAGESHA384' ? 'PCR0' : upper) === register.toUpperCase();
}
