import { JournalFailure } from '../failure.js';
import type { JournalClock } from '../store.js';
import { type ListPage, parseListPage } from './list-page.js';
import type { S3Access } from './s3-access.js';
import { signRequest, uriEncode } from './sign-request.js';

/** Under which condition an object is written: that there is none, or that it is still the one with this ETag. */
export type Condition = { readonly ifNoneMatch: '*' } | { readonly ifMatch: string };

export interface S3Object {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/** The four calls of S3 that a journal needs. All throw a JournalFailure where the storage fails or refuses. */
export interface S3Client {
  /** Null where there is no such object. */
  get(key: string): Promise<S3Object | null>;
  /** The new ETag, or null where the condition doesn't hold. */
  put(key: string, body: string, condition: Condition): Promise<string | null>;
  /** Keys under the prefix that come after `after`, in the order of their bytes. */
  list(prefix: string, after: string, token: string | null): Promise<ListPage>;
}

const attempts = 6;
const timeout = 30_000;

/** `bucket` is the bucket's address, with a slash at the end. */
export function s3Client(bucket: string, access: S3Access, clock: JournalClock): S3Client {
  async function call(verb: Verb, url: URL, headers: Readonly<Record<string, string>>, body = '') {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(verb, url, headers, body);
      const mayHelp =
        answer.status === 0 || answer.status === 409 || answer.status === 429 || answer.status >= 500;
      if (!mayHelp) return answer;
      if (attempt >= attempts) throw failure(verb, url, answer);
      await clock.sleep(Math.min(5_000, 50 * 2 ** attempt) * (0.5 + clock.random() / 2));
    }
  }

  async function once(method: Verb, url: URL, headers: Readonly<Record<string, string>>, body: string) {
    const credentials = await access.credentials();
    const signed = signRequest({ method, url, headers, body }, credentials, access.region, clock.now());
    try {
      const { host: _, ...rest } = signed;
      const response = await fetch(url, {
        method,
        headers: rest,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
        ...(method === 'PUT' ? { body } : {}),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, bytes, etag: response.headers.get('etag') ?? '', reason: '' };
    } catch (error) {
      return { status: 0, bytes: new Uint8Array(), etag: '', reason: reasonOf(error) };
    }
  }

  const urlOf = (key: string) => new URL(bucket + key.split('/').map(uriEncode).join('/'));

  return {
    get: async (key) => {
      const answer = await call('GET', urlOf(key), {});
      if (answer.status === 200) return { bytes: answer.bytes, etag: answer.etag };
      if (answer.status === 404 && !isBucketMissing(answer)) return null;
      throw failure('GET', urlOf(key), answer);
    },
    put: async (key, body, condition) => {
      const headers: Record<string, string> =
        'ifMatch' in condition ? { 'if-match': condition.ifMatch } : { 'if-none-match': '*' };
      headers['content-type'] = 'application/json';
      const answer = await call('PUT', urlOf(key), headers, body);
      if (answer.status === 200 && answer.etag !== '') return answer.etag;
      // 404: the object that should have matched is gone.
      const isGone = answer.status === 404 && 'ifMatch' in condition && !isBucketMissing(answer);
      if (answer.status === 412 || isGone) return null;
      throw failure('PUT', urlOf(key), answer);
    },
    list: async (prefix, after, token) => {
      const url = new URL(bucket);
      const query = { 'list-type': '2', 'encoding-type': 'url', prefix, 'start-after': after };
      for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value);
      if (token !== null) url.searchParams.set('continuation-token', token);
      url.search = [...url.searchParams].map(([name, value]) => `${name}=${uriEncode(value)}`).join('&');
      const answer = await call('GET', url, {});
      if (answer.status !== 200) throw failure('GET', url, answer);
      return parseListPage(new TextDecoder().decode(answer.bytes));
    },
  };
}

type Verb = 'GET' | 'PUT';

interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly reason: string;
}

function isBucketMissing(answer: Answer): boolean {
  return codeOf(answer) === 'NoSuchBucket';
}

/** The error's code in S3's own form (`<Error><Code>…`); empty for none. */
function codeOf({ bytes }: Answer): string {
  return (
    /<Code>([A-Za-z0-9.]{1,80})<\/Code>/.exec(new TextDecoder().decode(bytes.subarray(0, 4_000)))?.[1] ?? ''
  );
}

function failure(verb: Verb, url: URL, answer: Answer): JournalFailure {
  const code = codeOf(answer);
  const said = answer.status === 0 ? answer.reason : `HTTP ${answer.status}${code === '' ? '' : ` ${code}`}`;
  const isWrite = verb === 'PUT';
  const what = `\`${url.origin}${url.pathname}\` can't be ${isWrite ? 'written' : 'read'}: ${said}`;
  return new JournalFailure(isWrite ? 'KW4561' : 'KW4560', what, remedies[code]);
}

const remedies: Readonly<Record<string, string>> = {
  AccessDenied: 'allow s3:GetObject, s3:PutObject and s3:ListBucket on the bucket and the prefix',
  NoSuchBucket: 'create the bucket, or correct its name',
  PermanentRedirect: 'set AWS_REGION to the Region of the bucket',
  AuthorizationHeaderMalformed: 'set AWS_REGION to the Region of the bucket',
  NotImplemented: 'use a storage that supports conditional writes',
};

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}
