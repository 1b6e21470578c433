import { X509Certificate } from 'node:crypto';
import type { JsonObject } from '../../../../model/json.js';
import { validation } from '../../../service-error.js';
import type { CustomKeyStoreRecord } from '../../../state.js';
import { constraint, optionalText, type TextLimits } from '../../input.js';
import { clusterInUse, incorrectTrustAnchor } from './errors.js';

/** The parameters that only AWS CloudHSM key stores have. */
export const clusterParameters = ['CloudHsmClusterId', 'KeyStorePassword', 'TrustAnchorCertificate'] as const;

/** What a new AWS CloudHSM key store keeps; the password would only be handed on to the cluster. */
export type ClusterSettings = Pick<CustomKeyStoreRecord, 'cloudHsmClusterId' | 'trustAnchorCertificate'>;

/** Source: AWS KMS API reference, CreateCustomKeyStore. Throws ValidationException and IncorrectTrustAnchorException. */
export function parseCluster(input: JsonObject): ClusterSettings {
  const { clusterId, certificate, password } = readCluster(input);
  const cloudHsmClusterId = clusterId ?? missing('CloudHsmClusterId');
  password ?? missing('KeyStorePassword');
  const trustAnchorCertificate = certificate ?? missing('TrustAnchorCertificate');
  if (fingerprint(trustAnchorCertificate) === null) throw incorrectTrustAnchor();
  return { cloudHsmClusterId, trustAnchorCertificate };
}

/** What a request says of a cluster. Throws ValidationException for what none could have. */
export function readCluster(input: JsonObject) {
  return {
    clusterId: clusterIdOf(input),
    certificate: optionalText(input, 'TrustAnchorCertificate', { min: 1, max: 5000 }),
    password: passwordOf(input),
  };
}

export function clusterIdOf(input: JsonObject): string | null {
  const limits: TextLimits = { min: 19, max: 24 };
  const id = optionalText(input, 'CloudHsmClusterId', limits);
  if (id === null || /^cluster-[a-zA-Z0-9]+$/.test(id)) return id;
  throw constraint(id, 'CloudHsmClusterId', 'Member must satisfy regular expression pattern: cluster-.+');
}

/** The password of the crypto user `kmsuser`. */
export function passwordOf(input: JsonObject): string | null {
  return optionalText(input, 'KeyStorePassword', { min: 7, max: 32 });
}

/** Throws CloudHsmClusterInUseException where another store has the cluster or its certificate: a shared backup history. */
export function requireFreeCluster(others: readonly CustomKeyStoreRecord[], wanted: ClusterSettings): void {
  const certificate = fingerprint(wanted.trustAnchorCertificate);
  const taken = others.some(
    ({ cloudHsmClusterId, trustAnchorCertificate }) =>
      cloudHsmClusterId === wanted.cloudHsmClusterId ||
      (certificate !== null && fingerprint(trustAnchorCertificate) === certificate),
  );
  if (taken) throw clusterInUse(wanted.cloudHsmClusterId ?? '');
}

function fingerprint(certificate: string | null): string | null {
  if (certificate === null) return null;
  try {
    return new X509Certificate(certificate).fingerprint256;
  } catch {
    return null;
  }
}

function missing(name: string): never {
  throw validation(`You must specify ${name} for a custom key store of the type AWS_CLOUDHSM.`);
}
