import type { KMS } from '@aws-sdk/client-kms';
import type { Signed } from '../../../approval/signing/ssh-signer.js';
import type { CheckpointSignature } from '../../../model/journal.js';
import { ownCredentials, ownEndpoint, ownRegion } from '../own-credentials.js';
import type { CheckpointKey } from '../sign-checkpoint.js';
import { preferredAlgorithm } from './kms-algorithms.js';
import { kmsMessage } from './kms-signature.js';

/**
 * A key of AWS KMS that signs checkpoints: an asymmetric one for SIGN_VERIFY, named by its ARN, its id or an alias. Credentials and
 * endpoint are the environment's, and so is the Region where the name is no ARN. Needs kms:GetPublicKey and kms:Sign.
 */
export function kmsCheckpointKey(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): CheckpointKey {
  return {
    sign: async (payload, namespace) => {
      const { KMS } = await import('@aws-sdk/client-kms');
      const kms = new KMS(configOf(name, env));
      try {
        return await sign(kms, name, kmsMessage(payload, namespace));
      } catch (error) {
        return { ok: false, problem: 'refused', reason: reasonOf(error) };
      } finally {
        kms.destroy();
      }
    },
  };
}

async function sign(kms: KMS, name: string, message: Uint8Array): Promise<Signed<CheckpointSignature>> {
  const found = await kms.getPublicKey({ KeyId: name });
  const { KeyId: arn, KeyUsage: usage, PublicKey: der, SigningAlgorithms: offered = [] } = found;
  if (usage !== 'SIGN_VERIFY' || arn === undefined || der === undefined)
    return unfit('it is no key for SIGN_VERIFY');
  const algorithm = preferredAlgorithm(offered);
  if (algorithm === null)
    return unfit(`it signs only with ${offered.join(', ')}, which can't be verified here`);
  // By its ARN: an alias could be moved between the two calls.
  const { Signature: bytes } = await kms.sign({
    KeyId: arn,
    Message: message,
    MessageType: 'RAW',
    SigningAlgorithm: algorithm,
  });
  if (bytes === undefined) return unfit('no signature came');
  const [key, signature] = [der, bytes].map((each) => Buffer.from(each).toString('base64'));
  if (key === undefined || signature === undefined) return unfit('no signature came');
  return { ok: true, value: { by: 'kms-key', key, algorithm, arn, signature } };
}

function unfit(reason: string): Signed<never> {
  return { ok: false, problem: 'unfit', reason };
}

function configOf(name: string, env: Readonly<Record<string, string | undefined>>) {
  const region = /^arn:[^:]+:kms:([a-z0-9-]+):/.exec(name)?.[1] ?? ownRegion(env);
  const [credentials, endpoint] = [ownCredentials(env), ownEndpoint(env, 'KMS')];
  return {
    ...(region === null ? {} : { region }),
    ...(credentials === null ? {} : { credentials }),
    ...(endpoint === null ? {} : { endpoint }),
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'KMS failed';
  const parts = [error.name, error.message].filter((part) => part !== '' && part !== 'Error');
  return parts.length === 0 ? 'KMS can’t be reached' : parts.join(': ').slice(0, 300);
}
