import type { CreateKeyCommandInput, ImportKeyMaterialCommandInput, KMS } from '@aws-sdk/client-kms';
import { forever, parametersFor, wrap } from '../../import/support.js';

/** What the desk imports into a new symmetric key; see `materialFor`. */
export const known = Buffer.alloc(32, 7);
export const external = { Origin: 'EXTERNAL' } as const satisfies CreateKeyCommandInput;

export type Options = Partial<ImportKeyMaterialCommandInput>;

/** The request that imports the material into the key; `admin` gets the parameters. */
export async function request(admin: KMS, KeyId: string, material = known, options: Options = forever) {
  const parameters = await parametersFor(admin, KeyId);
  const EncryptedKeyMaterial = wrap(parameters, material);
  return { KeyId, ImportToken: parameters.ImportToken, EncryptedKeyMaterial, ...options };
}
