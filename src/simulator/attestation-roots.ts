import { X509Certificate } from 'node:crypto';

/** Certificates from PEM, one a text. Throws an Error that says which can't be read. */
export function readAttestationRoots(texts: readonly string[]): readonly X509Certificate[] {
  return texts.map((text, index) => {
    const root = readAttestationRoot(text);
    if (root === null) throw new Error(`attestationRoots: number ${index + 1} is not a certificate in PEM`);
    return root;
  });
}

/** Null where the text isn't a certificate in PEM. */
export function readAttestationRoot(text: string): X509Certificate | null {
  try {
    return /^-----BEGIN CERTIFICATE-----/.test(text.trim()) ? new X509Certificate(text) : null;
  } catch {
    return null;
  }
}
