import { asksAbsence, hasVariable, kindOf } from './condition-sense.js';
import { isAttestation } from './enclave.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: AWS KMS developer guide, "Condition keys for Nitro Enclaves": lower-case hexadecimal of up to 96 digits. */
export const enclavePcrForm = statementCheck(
  {
    id: 'enclave-pcr-form',
    title: 'a measurement can’t be one',
    why: 'KMS compares with lower-case hexadecimal digits, 96 of them for SHA-384: any other value never matches, so the allow gives nothing or the deny catches nothing',
    remedy:
      'write the value in hexadecimal as `nitro-cli describe-eif` shows it, or compare with StringEqualsIgnoreCase',
    severity: 'error',
    origins: ['keywright'],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => isAttestation(condition) && kindOf(condition) === 'string')
      .filter((condition) => asksAbsence(condition) === null)
      .flatMap((condition) => {
        const anyCase = /IgnoreCase/i.test(condition.operator);
        const like = /Like/i.test(condition.operator);
        const form = anyCase ? /^[0-9a-f]{64,}$/i : like ? /^[0-9a-f*?]+$/ : /^[0-9a-f]{64,}$/;
        return condition.values.flatMap((value, index) =>
          hasVariable(value) || form.test(value)
            ? []
            : { path: conditionPath(condition, index), message: `\`${value}\` is no measurement` },
        );
      }),
);
