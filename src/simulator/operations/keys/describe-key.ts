import type { Operation } from '../../operation.js';
import { grantTokensIn } from '../grant-tokens.js';
import { requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { keyMetadata } from './key-metadata.js';

/** AWS KMS API reference, DescribeKey: every state, aliases, other accounts, grant tokens. */
export const describeKey: Operation = {
  name: 'DescribeKey',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const grantTokens = grantTokensIn(input);
    const key = call.findKey(keyId);
    const alias = /(?:^|:)(alias\/.+)$/.exec(keyId)?.[1];
    const conditions = alias === undefined ? {} : { 'kms:RequestAlias': alias };
    call.authorize({ action: 'DescribeKey', key, grantTokens, conditions });
    return { KeyMetadata: keyMetadata(call.shown, key) };
  },
};
