import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  bitString,
  element,
  integer,
  objectId,
  octetString,
  sequence,
} from '../../../../src/simulator/material/der.js';

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** A certificate, DER, and the key pair that it speaks of. */
export interface Certified extends Pair {
  readonly name: string;
  readonly der: Buffer;
}

export interface CertificateRequest {
  readonly name: string;
  /** Who signs; missing: the key itself. */
  readonly issuer?: Certified;
  /** Milliseconds since the epoch, whole seconds count. */
  readonly from: number;
  readonly to: number;
  /** What it says of the key (RFC 5280): the first byte of keyUsage, and whether it is an authority with which path length. */
  readonly usage: number;
  readonly authority: boolean;
  readonly pathLength?: number;
  readonly curve?: string;
}

export const digitalSignature = 0x80;
export const keyCertSign = 0x04;

export function certify(request: CertificateRequest): Certified {
  const keys = generateKeyPairSync('ec', { namedCurve: request.curve ?? 'P-384' });
  const issuer = request.issuer ?? { ...keys, name: request.name };
  const body = sequence(
    element(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from(`${Math.random()}`)),
    ecdsaSha384,
    nameOf(issuer.name),
    sequence(timeOf(request.from), timeOf(request.to)),
    nameOf(request.name),
    keys.publicKey.export({ format: 'der', type: 'spki' }),
    element(0xa3, sequence(constraints(request), extension('2.5.29.15', keyUsage(request.usage)))),
  );
  const der = sequence(body, ecdsaSha384, bitString(sign('sha384', body, issuer.privateKey)));
  return { ...keys, name: request.name, der };
}

export const pemOf = ({ der }: Certified) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

function constraints({ authority, pathLength }: CertificateRequest): Buffer {
  const length = pathLength === undefined ? [] : [integer(Buffer.from([pathLength]))];
  return extension('2.5.29.19', sequence(...(authority ? [yes, ...length] : [])));
}

const yes = element(0x01, Buffer.from([0xff]));
const ecdsaSha384 = sequence(objectId('1.2.840.10045.4.3.3'));
const keyUsage = (bits: number) => element(0x03, Buffer.from([0, bits]));
const extension = (id: string, value: Buffer) => sequence(objectId(id), yes, octetString(value));
const nameOf = (text: string) =>
  sequence(element(0x31, sequence(objectId('2.5.4.3'), element(0x0c, Buffer.from(text)))));

/** GeneralizedTime. */
const timeOf = (time: number) =>
  element(0x18, Buffer.from(`${new Date(time).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
