import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseAuthorization } from '../../src/simulator/sigv4/authorization.js';
import { canonicalRequestHash } from '../../src/simulator/sigv4/canonical-request.js';
import { createSignatureCheck } from '../../src/simulator/sigv4/signing-key.js';

export interface S3Options {
  readonly buckets: readonly string[];
  /** How many keys a listing's page has at most. */
  readonly pageSize?: number;
  /** Storage that knows no conditions, as older ones do. */
  readonly ignoresConditions?: boolean;
  /** Answers instead of the storage where it likes to; after the write where `effect` says so. */
  readonly fault?: (request: { method: string; key: string }) => Fault | null;
}

/** A status that is answered instead; 0 cuts the connection. */
export interface Fault {
  readonly status: number;
  readonly code: string;
  /** Whether what was asked for is done all the same. */
  readonly effect: boolean;
}

export interface S3Server {
  /** What a client's environment needs. */
  readonly env: Readonly<Record<string, string>>;
  /** Every object's text by `bucket/key`: to look at, and to tamper with. */
  readonly objects: Map<string, string>;
  /** Method and key of each request that was served. */
  readonly requests: { readonly method: string; readonly key: string }[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const secret = 'test-secret';

/**
 * A small S3 as the Amazon S3 API reference describes PutObject, GetObject, DeleteObject and ListObjectsV2 (path style, Signature Version 4
 * with signed payloads, conditional writes, paging by `max-keys`, `start-after` and `continuation-token`).
 */
export async function startS3(options: S3Options): Promise<S3Server> {
  const objects = new Map<string, string>();
  const requests: { method: string; key: string }[] = [];
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const [, bucket = '', ...rest] = path.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    const method = request.method ?? '';
    const fault = options.fault?.({ method, key }) ?? null;
    const refused = unauthentic(request, path, query, body);
    const answer =
      fault !== null && !fault.effect
        ? error(fault.status, fault.code)
        : (refused ?? respond(method, bucket, key, new URLSearchParams(query), request, body.toString()));
    requests.push({ method, key });
    if (fault?.status === 0) request.socket.destroy();
    else send(response, fault === null ? answer : error(fault.status, fault.code));
  }

  function respond(
    method: string,
    bucket: string,
    key: string,
    query: URLSearchParams,
    { headers }: IncomingMessage,
    body: string,
  ): Answer {
    if (!options.buckets.includes(bucket)) return error(404, 'NoSuchBucket');
    const name = `${bucket}/${key}`;
    const present = objects.get(name);
    if (method === 'GET' && key === '') return list(bucket, query);
    if (method === 'GET')
      return present === undefined
        ? error(404, 'NoSuchKey')
        : { status: 200, headers: { etag: etagOf(present) }, body: present };
    if (method === 'DELETE') {
      objects.delete(name);
      return { status: 204 };
    }
    if (method !== 'PUT') return error(405, 'MethodNotAllowed');
    const conflict = options.ignoresConditions === true ? null : unmet(present, headers);
    if (conflict !== null) return conflict;
    objects.set(name, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }

  function list(bucket: string, query: URLSearchParams): Answer {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const keys = [...objects.keys()]
      .filter((name) => name.startsWith(`${bucket}/`))
      .map((name) => name.slice(bucket.length + 1))
      .filter((key) => key.startsWith(prefix) && key > after)
      .sort();
    const page = keys.slice(0, Math.min(options.pageSize ?? 1000, Number(query.get('max-keys') ?? 1000)));
    const isCut = page.length < keys.length;
    const contents = page.map(
      (key) => `<Contents><Key>${encodeURIComponent(key)}</Key><Size>1</Size></Contents>`,
    );
    const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><IsTruncated>${isCut}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body };
  }

  return {
    env: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: secret,
    },
    objects,
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function unmet(present: string | undefined, headers: IncomingMessage['headers']): Answer | null {
  const match = headers['if-match'];
  const none = headers['if-none-match'];
  if (none !== undefined && none !== '*') return error(501, 'NotImplemented');
  if (none === '*' && present !== undefined) return error(412, 'PreconditionFailed');
  if (match === undefined) return null;
  if (present === undefined) return error(404, 'NoSuchKey');
  return match === etagOf(present) ? null : error(412, 'PreconditionFailed');
}

const check = createSignatureCheck();

/** Why a request isn't believed; the canonical request is the simulator's, which knows nothing of our signer. */
function unauthentic(request: IncomingMessage, path: string, query: string, body: Buffer): Answer | null {
  const authorization = parseAuthorization(request.headers.authorization ?? '');
  if (authorization === null) return error(403, 'AccessDenied');
  if (authorization.accessKeyId !== 'test') return error(403, 'InvalidAccessKeyId');
  const bodyHash = createHash('sha256').update(body).digest('hex');
  if (request.headers['x-amz-content-sha256'] !== bodyHash) return error(400, 'XAmzContentSHA256Mismatch');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, text]) => [name, String(text)]),
  );
  // It encodes once what other services encode twice.
  const seen = { method: request.method ?? '', path: decodeURIComponent(path), query, headers, body };
  const hash = canonicalRequestHash(seen as never, authorization.signedHeaders);
  const timestamp = headers['x-amz-date'] ?? '';
  if (authorization.service !== 's3') return error(403, 'SignatureDoesNotMatch');
  return check(secret, authorization, timestamp, hash) ? null : error(403, 'SignatureDoesNotMatch');
}

function etagOf(text: string): string {
  return `"${createHash('md5').update(text).digest('hex')}"`;
}

function error(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  response.end(body);
}
