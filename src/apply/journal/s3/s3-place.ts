import { ownEndpoint } from '../own-credentials.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Where a journal is kept in object storage. */
export interface S3Place {
  readonly bucket: string;
  /** Without a slash at either end; empty for the bucket itself. */
  readonly prefix: string;
}

/** Reads `s3://bucket/prefix`; null where it isn't one. Buckets' names as the Amazon S3 user guide has them. */
export function parseS3Place(text: string): S3Place | null {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(text);
  if (match === null) return null;
  const [, bucket = '', path = ''] = match;
  const prefix = path.replace(/\/+$/, '');
  const isSound =
    prefix === '' || prefix.split('/').every((part) => /^[\w.+=@-]+$/.test(part) && !/^\.+$/.test(part));
  return isSound ? { bucket, prefix } : null;
}

/**
 * The bucket's address, with a slash at the end: under an endpoint that the environment names, by path; at AWS by the bucket's own
 * host name, but for names with dots, which no certificate covers.
 * Source: AWS SDKs and tools reference guide, "Service-specific endpoints"; Amazon S3 user guide, "Virtual hosting of buckets".
 */
export function bucketUrl(bucket: string, region: string, env: Env): string {
  const endpoint = ownEndpoint(env, 'S3');
  if (endpoint !== null) return `${endpoint.replace(/\/+$/, '')}/${bucket}/`;
  const host = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  return bucket.includes('.') ? `https://${host}/${bucket}/` : `https://${bucket}.${host}/`;
}
