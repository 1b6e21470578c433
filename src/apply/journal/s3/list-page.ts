import { JournalFailure } from '../failure.js';

/** One page of a listing. */
export interface ListPage {
  readonly keys: readonly string[];
  /** Where the next page begins; null for the last one. */
  readonly next: string | null;
}

/**
 * Reads the answer of ListObjectsV2 (Amazon S3 API reference) that was asked for with `encoding-type=url`: keys have no characters
 * that XML would write otherwise. Throws a JournalFailure for what isn't such an answer: a page that is misread would look like the end.
 */
export function parseListPage(xml: string): ListPage {
  const isWhole = /<ListBucketResult[\s>]/.test(xml) && xml.trimEnd().endsWith('</ListBucketResult>');
  const truncated = /<IsTruncated>\s*(true|false)\s*<\/IsTruncated>/.exec(xml)?.[1];
  if (!isWhole || truncated === undefined) throw strange();
  const keys = [...xml.matchAll(/<Contents>[\s\S]*?<Key>([^<]*)<\/Key>[\s\S]*?<\/Contents>/g)].map((match) =>
    decoded(match[1] ?? ''),
  );
  if (truncated === 'false') return { keys, next: null };
  const token = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(xml)?.[1];
  if (token === undefined) throw strange();
  return { keys, next: plain(token) };
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replace(/\+/g, ' '));
  } catch {
    throw strange();
  }
}

/** XML's own escapes, as the token may have them. */
function plain(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => names[name] ?? whole);
}

function strange(): JournalFailure {
  return new JournalFailure('KW4560', 'the object storage answers a listing with something that is none');
}
