import { isAbsolute, resolve } from 'node:path';
import type { Outcome } from '../../model/diagnostic.js';
import { caught, JournalFailure } from './failure.js';
import { fileStore } from './file/file-store.js';
import { parseS3Place } from './s3/s3-place.js';
import type { JournalClock, JournalStore } from './store.js';

/** From where a place is understood. */
export interface StoreContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: JournalClock;
}

/**
 * The store at a place that the runner names (never the estate): a file's path, or `s3://bucket/prefix`. Nothing is read or written yet.
 */
export function openStore(place: string, { cwd, env, clock }: StoreContext): Promise<Outcome<JournalStore>> {
  return caught(async () => {
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(place)) {
      if (place === '' || place.endsWith('/')) throw noPlace(place);
      return fileStore(isAbsolute(place) ? place : resolve(cwd, place));
    }
    const s3 = parseS3Place(place);
    if (s3 === null) throw noPlace(place);
    const [{ bucketUrl }, { findAccess }, { s3Client }, { s3Store }] = await Promise.all([
      import('./s3/s3-place.js'),
      import('./s3/s3-access.js'),
      import('./s3/s3-client.js'),
      import('./s3/s3-store.js'),
    ]);
    const access = await findAccess(env);
    return s3Store(s3, s3Client(bucketUrl(s3.bucket, access.region, env), access, clock));
  });
}

function noPlace(place: string): JournalFailure {
  return new JournalFailure('KW4568', `\`${place}\` is no place for a journal`);
}
