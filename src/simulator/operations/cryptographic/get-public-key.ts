import { keySpecs } from '../../key-specs.js';
import { requireState } from '../../key-state-table.js';
import { publicKeyOf } from '../../material/material.js';
import type { Operation } from '../../operation.js';
import { unsupported } from '../../service-error.js';
import { grantTokensIn } from '../grant-tokens.js';
import { requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { algorithmsOf } from '../keys/key-algorithms.js';
import { currentMaterial } from './material.js';
import { requestAlias } from './use-key.js';

/** No use of the key for GetKeyLastUsage (API reference, GetKeyLastUsage). */
export const getPublicKey: Operation = {
  name: 'GetPublicKey',
  run: (input, call) => {
    const named = requiredText(input, 'KeyId', keyIdLimits);
    const key = call.findKey(named);
    const conditions = requestAlias(named);
    call.authorize({ action: 'GetPublicKey', key, conditions, grantTokens: grantTokensIn(input) });
    requireState(key, 'GetPublicKey');
    if (keySpecs[key.spec]?.asymmetric !== true) throw unsupported('');
    const publicKey = publicKeyOf(key, currentMaterial(call, key).bytes);
    return {
      KeyId: key.arn,
      PublicKey: publicKey.toString('base64'),
      CustomerMasterKeySpec: key.spec,
      KeySpec: key.spec,
      KeyUsage: key.usage,
      ...algorithmsOf(key.spec, key.usage),
    };
  },
};
