import type { DataKeyPairSpec } from '@aws-sdk/client-kms';
import { failureParts } from '../../session/failure.js';
import { encryptionAlgorithm, macAlgorithm, signing } from '../algorithms.js';
import { type Attempt, anyOf, proof, type TrialCall } from '../attempt.js';
import { encryptionContextIn, valueIn } from '../request-context.js';

const message = new Uint8Array(32);
const ignoringCiphertext = { DryRun: true, DryRunModifiers: ['IGNORE_CIPHERTEXT' as const] };

/** Each of them says that it would have worked, and does nothing. Source: AWS KMS developer guide, "Testing your permissions". */
const ran = proof('DryRunOperationException');

/** The cryptographic operations. What has to be verified is made up: that it is wrong is only told to who may know. */
export const cryptographicCalls: Readonly<Record<string, TrialCall>> = {
  'kms:Encrypt': {
    run: (attempt) => attempt.kms.encrypt({ ...encrypting(attempt), Plaintext: message, DryRun: true }),
    proves: ran,
  },
  'kms:Decrypt': {
    run: (attempt) => attempt.kms.decrypt({ ...encrypting(attempt), ...ignoringCiphertext }),
    proves: ran,
  },
  'kms:ReEncryptFrom': {
    run: async (attempt) =>
      attempt.kms.reEncrypt({ ...source(attempt), ...(await destinationOf(attempt)), ...ignoringCiphertext }),
    proves: ran,
  },
  'kms:ReEncryptTo': {
    run: async (attempt) =>
      attempt.kms.reEncrypt({ ...(await sourceOf(attempt)), ...destination(attempt), ...ignoringCiphertext }),
    proves: ran,
  },
  'kms:GenerateDataKey': {
    run: (attempt) => attempt.kms.generateDataKey(dataKey(attempt)),
    proves: ran,
  },
  'kms:GenerateDataKeyWithoutPlaintext': {
    run: (attempt) => attempt.kms.generateDataKeyWithoutPlaintext(dataKey(attempt)),
    proves: ran,
  },
  'kms:GenerateDataKeyPair': {
    run: (attempt) => attempt.kms.generateDataKeyPair(dataKeyPair(attempt)),
    proves: ran,
  },
  'kms:GenerateDataKeyPairWithoutPlaintext': {
    run: (attempt) => attempt.kms.generateDataKeyPairWithoutPlaintext(dataKeyPair(attempt)),
    proves: ran,
  },
  'kms:Sign': {
    run: (attempt) => attempt.kms.sign({ KeyId: attempt.keyId, ...signing(attempt), DryRun: true }),
    proves: ran,
  },
  'kms:Verify': {
    run: (attempt) =>
      attempt.kms.verify({ KeyId: attempt.keyId, ...signing(attempt), Signature: message, DryRun: true }),
    proves: anyOf(ran, proof('KMSInvalidSignatureException')),
  },
  'kms:GenerateMac': {
    run: (attempt) => attempt.kms.generateMac({ ...mac(attempt), DryRun: true }),
    proves: ran,
  },
  'kms:VerifyMac': {
    run: (attempt) => attempt.kms.verifyMac({ ...mac(attempt), Mac: message, DryRun: true }),
    proves: anyOf(ran, proof('KMSInvalidMacException')),
  },
  'kms:DeriveSharedSecret': {
    run: async (attempt) =>
      attempt.kms.deriveSharedSecret({
        KeyId: attempt.keyId,
        KeyAgreementAlgorithm: 'ECDH',
        PublicKey: await ownPublicKey(attempt),
        DryRun: true,
      }),
    proves: ran,
  },
  'kms:Encapsulate': {
    run: ({ kms, keyId }) =>
      kms.encapsulate({ KeyId: keyId, EncapsulationAlgorithm: 'ML_KEM', DryRun: true }),
    proves: ran,
  },
  'kms:Decapsulate': {
    run: ({ kms, keyId }) =>
      kms.decapsulate({
        KeyId: keyId,
        EncapsulationAlgorithm: 'ML_KEM',
        SharedSecretCiphertextBlob: message,
        DryRun: true,
      }),
    proves: anyOf(ran, proof('InvalidCiphertextException')),
  },
  'kms:GetPublicKey': { run: ({ kms, keyId }) => kms.getPublicKey({ KeyId: keyId }) },
};

function encrypting(attempt: Attempt) {
  return {
    KeyId: attempt.keyId,
    EncryptionAlgorithm: encryptionAlgorithm(attempt),
    EncryptionContext: encryptionContextIn(attempt.context),
  };
}

function source(attempt: Attempt) {
  const { KeyId, EncryptionAlgorithm, EncryptionContext } = encrypting(attempt);
  return {
    SourceKeyId: KeyId,
    SourceEncryptionAlgorithm: EncryptionAlgorithm,
    SourceEncryptionContext: EncryptionContext,
  };
}

function destination(attempt: Attempt) {
  const { KeyId, EncryptionAlgorithm, EncryptionContext } = encrypting(attempt);
  return {
    DestinationKeyId: KeyId,
    DestinationEncryptionAlgorithm: EncryptionAlgorithm,
    DestinationEncryptionContext: EncryptionContext,
  };
}

async function sourceOf(attempt: Attempt) {
  return isOnSameKey(attempt) ? source(attempt) : { SourceKeyId: await attempt.otherKey() };
}

async function destinationOf(attempt: Attempt) {
  return isOnSameKey(attempt) ? destination(attempt) : { DestinationKeyId: await attempt.otherKey() };
}

function isOnSameKey({ context }: Attempt): boolean {
  return valueIn(context, 'kms:ReEncryptOnSameKey') === 'true';
}

function dataKey({ keyId, context }: Attempt) {
  const EncryptionContext = encryptionContextIn(context);
  return { KeyId: keyId, EncryptionContext, KeySpec: 'AES_256' as const, DryRun: true };
}

function dataKeyPair({ keyId, context }: Attempt) {
  const asked = valueIn(context, 'kms:DataKeyPairSpec') as DataKeyPairSpec | undefined;
  return {
    KeyId: keyId,
    EncryptionContext: encryptionContextIn(context),
    KeyPairSpec: asked ?? ('ECC_NIST_P256' as const),
    DryRun: true,
  };
}

function mac(attempt: Attempt) {
  return { KeyId: attempt.keyId, MacAlgorithm: macAlgorithm(attempt), Message: message };
}

/** A public key on the same curve. A key that isn't in use has none to show; that is for whoever tries to find out. */
async function ownPublicKey({ omnipotent, arn }: Attempt): Promise<Uint8Array> {
  try {
    const { PublicKey } = await omnipotent.getPublicKey({ KeyId: arn });
    return PublicKey ?? message;
  } catch (error) {
    const { name } = failureParts(error);
    if (name === 'DisabledException' || name === 'KMSInvalidStateException') return message;
    throw error;
  }
}
