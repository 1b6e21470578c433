import type { X509Certificate } from 'node:crypto';
import { contentOf, objectId, readAll, readOne, tags } from '../../../material/der.js';

/** What a certificate says of its key (RFC 5280, sections 4.2.1.3 and 4.2.1.9). */
export interface CertificateUses {
  readonly signsCertificates: boolean;
  readonly signsData: boolean;
  readonly isAuthority: boolean;
  /** How many authorities may stand between this one and the end entity; null: any number. */
  readonly pathLength: number | null;
}

/** Throws RangeError where the certificate's DER can't be read. */
export function usesOf({ raw }: X509Certificate): CertificateUses {
  const extensions = extensionsIn(raw);
  const [, bits = 0] = readExtension(extensions, keyUsageId, tags.bitString) ?? [];
  const constraints = readExtension(extensions, basicConstraintsId, tags.sequence);
  const [authority, length] = constraints === null ? [] : readAll(constraints);
  return {
    signsData: (bits & 0x80) !== 0,
    signsCertificates: (bits & 0x04) !== 0,
    isAuthority: authority?.tag === booleanTag && authority.content[0] === 0xff,
    pathLength:
      length === undefined ? null : contentOf(length, tags.integer).readUIntBE(0, length.content.length),
  };
}

function readExtension(extensions: ReadonlyMap<string, Buffer>, id: string, tag: number): Buffer | null {
  const value = extensions.get(id);
  return value === undefined ? null : readOne(value, tag);
}

/** What each extension holds, by its identifier's DER in hexadecimal. */
function extensionsIn(certificate: Buffer): ReadonlyMap<string, Buffer> {
  const [signed] = readAll(readOne(certificate, tags.sequence));
  const field = readAll(contentOf(signed, tags.sequence)).find(({ tag }) => tag === extensionsTag);
  if (field === undefined) return new Map();
  const extensions = readAll(readOne(field.content, tags.sequence)).map(({ content }): [string, Buffer] => {
    const parts = readAll(content);
    return [contentOf(parts[0], tags.objectId).toString('hex'), contentOf(parts.at(-1), tags.octetString)];
  });
  return new Map(extensions);
}

const booleanTag = 0x01;
const extensionsTag = 0xa3;
const keyUsageId = readOne(objectId('2.5.29.15'), tags.objectId).toString('hex');
const basicConstraintsId = readOne(objectId('2.5.29.19'), tags.objectId).toString('hex');
