import { afterEach, describe, expect, it } from 'vitest';
import { type Journal, openJournal, readJournal } from '../../../src/apply/journal/journal.js';
import { takeLock } from '../../../src/apply/journal/locks.js';
import { openStore } from '../../../src/apply/journal/open-store.js';
import { parseListPage } from '../../../src/apply/journal/s3/list-page.js';
import { bucketUrl, parseS3Place } from '../../../src/apply/journal/s3/s3-place.js';
import { signRequest } from '../../../src/apply/journal/s3/sign-request.js';
import type { JournalClock } from '../../../src/apply/journal/store.js';
import { type Fault, type S3Options, type S3Server, startS3 } from '../../support/s3-server.js';
import { alice, clock, event, value } from './building.js';

const servers: S3Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const quick: JournalClock = { ...clock, sleep: () => Promise.resolve() };

async function start(options: Partial<S3Options> = {}): Promise<S3Server> {
  const server = await startS3({ buckets: ['journals'], ...options });
  servers.push(server);
  return server;
}

async function open(server: S3Server, place = 's3://journals/acme', env: Record<string, string> = {}) {
  return value(await openStore(place, { cwd: '/', env: { ...server.env, ...env }, clock: quick }));
}

async function filled(server: S3Server, size: number): Promise<Journal> {
  const journal = value(await openJournal(await open(server), quick));
  for (let number = 1; number <= size; number += 1) await journal.append(event(number));
  return journal;
}

describe('a journal in object storage', () => {
  it('is one object an entry, and reads more than a page', async () => {
    const server = await start({ pageSize: 7 });
    const journal = await filled(server, 30);
    const names = [...server.objects.keys()].filter((name) => !name.includes('/locks/'));
    expect(names[0]).toBe('journals/acme/00000001.json');
    expect(names).toHaveLength(30);
    const read = value(await readJournal(await open(server)));
    expect(read).toEqual({ entries: journal.entries(), problem: null });
  });

  it.each([1, 4, 9])('shows that object %i is gone', async (number) => {
    const server = await start();
    await filled(server, 10);
    server.objects.delete(`journals/acme/0000000${number}.json`);
    const read = value(await readJournal(await open(server)));
    expect(read.problem).toMatchObject({ code: 'KW4562', message: `entry ${number} is missing` });
  });

  it('refuses a storage that ignores conditions, before it writes an entry', async () => {
    const server = await start({ ignoresConditions: true });
    await expect(filled(server, 1)).rejects.toMatchObject({ problem: { code: 'KW4572' } });
    expect([...server.objects.keys()]).toEqual(['journals/acme/locks/probe.json']);
  });

  it.each<[string, Fault]>([
    ['an answer that is lost', { status: 0, code: '', effect: true }],
    ['a connection that is cut before', { status: 0, code: '', effect: false }],
    ['an error after the write', { status: 500, code: 'InternalError', effect: true }],
    ['too much haste', { status: 503, code: 'SlowDown', effect: false }],
    ['a conflict', { status: 409, code: 'ConditionalRequestConflict', effect: false }],
  ])('writes every entry and lock once through %s', async (_, fault) => {
    let number = 0;
    const isFaulty = ({ method }: { method: string }) => {
      number += method === 'PUT' ? 1 : 0;
      return method === 'PUT' && number % 2 === 0;
    };
    const server = await start({ fault: (request) => (isFaulty(request) ? fault : null) });
    const journal = await filled(server, 6);
    const read = value(await readJournal(await open(server)));
    expect(read).toEqual({ entries: journal.entries(), problem: null });
    expect(read.entries.map(({ event: kept }) => kept)).toEqual(
      [1, 2, 3, 4, 5, 6].map((each) => event(each)),
    );
    const asked = { lock: 'l', run: 'run-a', runner: alice, leaseSeconds: 600, take: false, fenceBefore: 0 };
    let now = Date.now();
    const lease = value(await takeLock(journal.registers, asked, { ...quick, now: () => now }));
    for (const _each of [1, 2, 3]) {
      now += 300_000;
      expect(await lease.ensure()).toBeNull();
    }
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['a bucket that isn’t there', 's3://nowhere/acme', {}, 'KW4560'],
    ['a wrong secret', 's3://journals/acme', { AWS_SECRET_ACCESS_KEY: 'wrong' }, 'KW4560'],
    ['nobody who listens', 's3://journals/acme', { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' }, 'KW4560'],
  ])('says it of %s', async (_, place, env, code) => {
    const read = await readJournal(await open(await start(), place, env));
    expect(read).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it.each(['http://x/y', 's3://', 's3://A/b', 's3://journals/../x', 's3://journals/a b', 'folder/', ''])(
    'takes `%s` for no place',
    async (place) => {
      const store = await openStore(place, { cwd: '/', env: {}, clock });
      expect(store).toMatchObject({ ok: false, problems: [{ code: 'KW4568' }] });
    },
  );
});

describe('the address of a bucket', () => {
  it.each([
    ['acme', 'eu-west-1', {}, 'https://acme.s3.eu-west-1.amazonaws.com/'],
    ['acme.journal', 'eu-west-1', {}, 'https://s3.eu-west-1.amazonaws.com/acme.journal/'],
    ['acme', 'cn-north-1', {}, 'https://acme.s3.cn-north-1.amazonaws.com.cn/'],
    ['acme', 'x', { AWS_ENDPOINT_URL: 'https://minio.acme.example/' }, 'https://minio.acme.example/acme/'],
    [
      'acme',
      'eu-west-1',
      { AWS_ENDPOINT_URL: 'https://x', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      'https://acme.s3.eu-west-1.amazonaws.com/',
    ],
  ])('%s in %s, %o: %s', (bucket, region, env, url) => {
    expect(bucketUrl(bucket, region, env)).toBe(url);
  });

  it('has no slash at the end of its prefix', () => {
    expect(parseS3Place('s3://acme/a/b/')).toEqual({ bucket: 'acme', prefix: 'a/b' });
    expect(parseS3Place('s3://acme')).toEqual({ bucket: 'acme', prefix: '' });
  });
});

/** Amazon S3 API reference, "Examples: Signature Calculations". */
describe('a signature', () => {
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  const now = Date.UTC(2013, 4, 24);
  it.each([
    [
      'GET',
      'test.txt',
      { range: 'bytes=0-9' },
      '',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT',
      'test%24file.text',
      { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      'Welcome to Amazon S3.',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET',
      '?max-keys=2&prefix=J',
      {},
      '',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('of %s %s is the documented one', (method, path, headers, body, signature) => {
    const url = new URL(`https://examplebucket.s3.amazonaws.com/${path}`);
    const signed = signRequest({ method, url, headers, body }, credentials, 'us-east-1', now);
    expect(signed['authorization']).toContain(`Signature=${signature}`);
  });
});

describe('a listing', () => {
  it.each([
    '',
    '<html></html>',
    '<ListBucketResult><IsTruncated>false</IsTruncated>',
    '<ListBucketResult><Name>x</Name></ListBucketResult>',
    '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>',
  ])('that isn’t whole is none: %s', (xml) => {
    expect(() => parseListPage(xml)).toThrow(/listing/);
  });
});
