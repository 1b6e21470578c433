import { X509Certificate } from 'node:crypto';
import type { AttestationDocument } from './attestation-document.js';
import { type CertificateUses, usesOf } from './certificate-uses.js';
import { readOr, refused } from './refusal.js';

interface Link {
  readonly certificate: X509Certificate;
  readonly uses: CertificateUses;
}

/**
 * The certificate that signed the document, once the way from it to one of the roots is checked, as
 * aws/aws-nitro-enclaves-nsm-api, `docs/attestation_process.md`, section 3.2.3 has it: validity at `now` (milliseconds since the
 * epoch), signatures, key usage, path length; no revocation. Throws ValidationException.
 */
export function signerOf(
  { certificate, bundle }: Pick<AttestationDocument, 'certificate' | 'bundle'>,
  roots: readonly X509Certificate[],
  now: number,
): X509Certificate {
  const signer = linkOf(certificate);
  const authorities = bundle.map(linkOf).reverse();
  requireSigner(signer);
  authorities.forEach(requireAuthority);
  const path = [signer, ...authorities];
  for (const link of path) requireValidity(link, now);
  for (const [index, issuer] of authorities.entries()) requireIssued(path[index] ?? signer, issuer);
  const top = authorities.at(-1) ?? signer;
  if (!roots.some(({ raw }) => raw.equals(top.certificate.raw)))
    throw refused('its certificates do not lead to a root that the simulator trusts');
  return signer.certificate;
}

function linkOf(der: Uint8Array): Link {
  return readOr('it has a certificate that can not be read', () => {
    const certificate = new X509Certificate(der);
    return { certificate, uses: usesOf(certificate) };
  });
}

function requireSigner({ uses }: Link): void {
  if (!uses.signsData || uses.isAuthority) throw refused('its certificate is not one for signatures');
}

/** `below`: how many authorities stand between it and the signer. */
function requireAuthority({ uses }: Link, below: number): void {
  if (!uses.isAuthority || !uses.signsCertificates || below > (uses.pathLength ?? below))
    throw refused('its cabundle has a certificate that may not issue others');
}

function requireValidity({ certificate }: Link, now: number): void {
  if (now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo))
    throw refused('it has a certificate that is expired or not valid yet');
}

function requireIssued({ certificate }: Link, { certificate: issuer }: Link): void {
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey))
    throw refused('its certificates are not a chain');
}
