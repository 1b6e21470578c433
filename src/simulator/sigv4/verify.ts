import { timingSafeEqual } from 'node:crypto';
import type { Credential } from '../credentials.js';
import type { HttpRequest } from '../http/request.js';
import { type Authorization, parseAuthorization } from './authorization.js';
import { canonicalRequestHash, sha256Hex } from './canonical-request.js';
import { type Rejection, signatureDiffers } from './rejections.js';
import type { SignatureCheck } from './signing-key.js';

export type Verified =
  | { readonly ok: true; readonly credential: Credential; readonly authorization: Authorization }
  | { readonly ok: false; readonly rejection: Rejection };

/** What verification needs to know beside the request. Times are milliseconds since the epoch. */
export interface Verifier {
  readonly findCredential: (accessKeyId: string) => Credential | null;
  readonly check: SignatureCheck;
  /** Clocks that a signature's time is held against; agreeing with one of them is enough. */
  readonly signingClocks: readonly (() => number)[];
  /** The clock by which sessions expire. */
  readonly now: () => number;
}

/** How far a signature's time may be off, in minutes: recorded answers of the services say so (see `skewMessage`). */
const allowedSkew = (service: string) => (service === 'sts' ? 15 : 5);

/** Verifies a Signature Version 4 in the Authorization header (IAM guide, "AWS Signature Version 4"). */
export function verifySignature(request: HttpRequest, service: string, verifier: Verifier): Verified {
  const header = request.headers['authorization'];
  if (header === undefined) return reject({ kind: 'missing' });
  const authorization = parseAuthorization(header);
  if (authorization === null) return reject({ kind: 'incomplete', because: malformedHeader });
  const timestamp = request.headers['x-amz-date'] ?? '';
  const problem = problemWithScope(request, authorization, service, timestamp, verifier);
  if (problem !== null) return reject(problem);

  const credential = verifier.findCredential(authorization.accessKeyId);
  if (credential === null || !tokenFits(credential, request.headers['x-amz-security-token'] ?? null)) {
    return reject({ kind: 'unknown-credential' });
  }
  const hash = canonicalRequestHash(request, authorization.signedHeaders);
  const signed = credential.secrets.some((secret) => verifier.check(secret, authorization, timestamp, hash));
  if (!signed) return reject({ kind: 'wrong-signature', because: signatureDiffers });
  if (credential.session !== null && credential.session.expiresAt <= verifier.now()) {
    return reject({ kind: 'expired-session' });
  }
  return { ok: true, credential, authorization };
}

const malformedHeader =
  "Authorization header requires 'Credential' parameter with a scope of date, Region, service and 'aws4_request', " +
  "'SignedHeaders' parameter and 'Signature' parameter.";

function reject(rejection: Rejection): Verified {
  return { ok: false, rejection };
}

function problemWithScope(
  request: HttpRequest,
  authorization: Authorization,
  service: string,
  timestamp: string,
  verifier: Verifier,
): Rejection | null {
  const time = parseTimestamp(timestamp);
  if (time === null) {
    return {
      kind: 'incomplete',
      because: "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    };
  }
  if (authorization.service !== service) {
    return wrong(`Credential should be scoped to correct service: '${service}'.`);
  }
  if (!timestamp.startsWith(authorization.date)) {
    return wrong(`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP`);
  }
  const unsigned = headersThatMustBeSigned(request).find(
    (name) => !authorization.signedHeaders.includes(name),
  );
  if (unsigned !== undefined) {
    return wrong(`'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`);
  }
  const minutes = allowedSkew(service);
  const fresh = verifier.signingClocks.some((clock) => Math.abs(clock() - time) <= minutes * 60_000);
  return fresh ? null : wrong(skewMessage(timestamp, time, verifier.signingClocks[0]?.() ?? time, minutes));
}

function wrong(because: string): Rejection {
  return { kind: 'wrong-signature', because };
}

/** Otherwise a header that decides what is done, such as X-Amz-Target, could be swapped. */
function headersThatMustBeSigned(request: HttpRequest): string[] {
  return ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))];
}

/** `20261124T022558Z` in milliseconds since the epoch. */
function parseTimestamp(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}

/** As AWS words it: the limit, and in brackets its own time. */
function skewMessage(timestamp: string, time: number, now: number, minutes: number): string {
  const sign = time < now ? '-' : '+';
  const limit = compact(now + (time < now ? -minutes : minutes) * 60_000);
  const said = time < now ? 'Signature expired' : 'Signature not yet current';
  const relation = time < now ? 'now earlier' : 'still later';
  return `${said}: ${timestamp} is ${relation} than ${limit} (${compact(now)} ${sign} ${minutes} min.)`;
}

function compact(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

function tokenFits(credential: Credential, token: string | null): boolean {
  if (credential.session === null) return token === null || credential.ignoresToken;
  if (token === null) return false;
  const given = Buffer.from(sha256Hex(token), 'hex');
  return timingSafeEqual(given, Buffer.from(sha256Hex(credential.session.token), 'hex'));
}
