import type { JsonObject } from '../../../model/json.js';
import type { Call, Operation } from '../../operation.js';
import { dryRunSucceeded } from '../../service-error.js';
import { dryRun, optionalText, requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { type Cipher, decryptWith, encryptWith } from './ciphertext/cipher.js';
import { ciphertextIn, encryptionAlgorithmIn, encryptionContextIn } from './ciphertext/request.js';
import { type CiphertextSource, requireSameKey, sourceKey } from './ciphertext/source-key.js';
import { useKey } from './use-key.js';

/** Needs kms:ReEncryptFrom on the one key and kms:ReEncryptTo on the other. */
export const reEncrypt: Operation = {
  name: 'ReEncrypt',
  run: (input, call) => {
    const ciphertext = ciphertextIn(input);
    const destination = requiredText(input, 'DestinationKeyId', keyIdLimits);
    const algorithm = encryptionAlgorithmIn(input, 'SourceEncryptionAlgorithm');
    const origin = { keyId: optionalText(input, 'SourceKeyId', keyIdLimits), algorithm, ciphertext };
    const { from, to } = ciphers(input, call, origin, destination);
    if (ciphertext === null) throw dryRunSucceeded();
    const source = decryptWith(call, from, ciphertext);
    const result = encryptWith(call, to, source.plaintext);
    dryRun(input);
    for (const key of new Set([from.key, to.key])) call.recordUsage('ReEncrypt', key);
    return {
      CiphertextBlob: result.ciphertext.toString('base64'),
      SourceKeyId: from.key.arn,
      KeyId: to.key.arn,
      SourceEncryptionAlgorithm: from.algorithm,
      DestinationEncryptionAlgorithm: to.algorithm,
      ...(symmetric(from) ? { SourceKeyMaterialId: source.materialId } : {}),
      ...(symmetric(to) ? { DestinationKeyMaterialId: result.materialId } : {}),
    };
  },
};

/** How the request names the key; null where only its ciphertext does. */
type NamedCipher = Cipher & { readonly named: string | null };

function ciphers(
  input: JsonObject,
  call: Call,
  source: CiphertextSource,
  named: string,
): { from: Cipher; to: Cipher } {
  const from = {
    key: sourceKey(call, source, 'ReEncryptFrom'),
    named: source.keyId,
    algorithm: source.algorithm,
    context: encryptionContextIn(input, 'SourceEncryptionContext', source.algorithm),
  };
  const algorithm = encryptionAlgorithmIn(input, 'DestinationEncryptionAlgorithm');
  const to = {
    key: call.findKey(named),
    named,
    algorithm,
    context: encryptionContextIn(input, 'DestinationEncryptionContext', algorithm),
  };
  const same = from.key.arn === to.key.arn;
  useCipher(input, call, 'ReEncryptFrom', from, same, () => requireSameKey(from.key, source));
  useCipher(input, call, 'ReEncryptTo', to, same);
  return { from, to };
}

function useCipher(
  input: JsonObject,
  call: Call,
  action: string,
  { key, named, algorithm, context }: NamedCipher,
  same: boolean,
  before: () => void = () => {},
): void {
  useKey(call, input, key, {
    operation: 'ReEncrypt',
    action,
    named,
    usage: 'ENCRYPT_DECRYPT',
    algorithm,
    encryptionContext: context,
    conditions: { 'kms:EncryptionAlgorithm': algorithm, 'kms:ReEncryptOnSameKey': String(same) },
    before,
  });
}

const symmetric = ({ algorithm }: Cipher) => algorithm === 'SYMMETRIC_DEFAULT';
