import type { JsonObject } from '../../../model/json.js';
import { generateMaterial, publicKeyOf } from '../../material/material.js';
import type { Operation } from '../../operation.js';
import type { ImportParametersRecord } from '../../state.js';
import { constraint, oneOf } from '../input.js';
import { importParametersId, importToken } from './import-token.js';
import { importableKey } from './importable-key.js';
import { requireWrapping, wrappingAlgorithms, wrappingKeySpecs } from './wrapping/algorithms.js';

const day = 86_400_000;

/**
 * AWS KMS API reference, GetParametersForImport. A token can be used until it ends, more than once. An RSA_4096 key
 * takes about a second, in which the simulator answers nobody.
 */
export const getParametersForImport: Operation = {
  name: 'GetParametersForImport',
  run: (input, call) => {
    const wrappingAlgorithm = requiredOneOf(input, 'WrappingAlgorithm', wrappingAlgorithms);
    const wrappingKeySpec = requiredOneOf(input, 'WrappingKeySpec', wrappingKeySpecs);
    const key = importableKey(input, call, 'GetParametersForImport', {
      'kms:WrappingAlgorithm': wrappingAlgorithm,
      'kms:WrappingKeySpec': wrappingKeySpec,
    });
    requireWrapping({
      algorithm: wrappingAlgorithm,
      wrappingKeySpec,
      keySpec: key.spec,
      partition: key.partition,
    });
    const form = { spec: wrappingKeySpec, partition: key.partition };
    const privateKey = generateMaterial(form, call.random);
    const record: ImportParametersRecord = {
      keyArn: key.arn,
      tokenId: call.random(32).toString('hex'),
      wrappingAlgorithm,
      wrappingKeySpec,
      privateKey,
      validTo: call.now + day,
    };
    call.store.importParameters.put(importParametersId(record), record);
    return {
      KeyId: key.arn,
      ImportToken: importToken(record).toString('base64'),
      PublicKey: publicKeyOf(form, Buffer.from(privateKey, 'base64')).toString('base64'),
      ParametersValidTo: record.validTo / 1000,
    };
  },
};

function requiredOneOf<const T extends string>(input: JsonObject, name: string, values: readonly T[]): T {
  const value = oneOf(input, name, values);
  if (value === null) throw constraint(null, name, 'Member must not be null');
  return value;
}
