import { ProviderFailure } from '../session/provider-failure.js';

/** One page of a listing. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** All pages of a listing. A page that leads back to one already read is the service's error, and no reason to loop for ever. */
export async function listAll<T>(
  api: string,
  readPage: (marker: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  const seen = new Set<string>();
  let marker: string | undefined;
  do {
    const page = await readPage(marker);
    all.push(...page.items);
    marker = page.next;
    if (marker !== undefined && seen.has(marker))
      throw new ProviderFailure({
        code: 'KW5013',
        severity: 'error',
        message: `${api} answered with the same page twice`,
      });
    if (marker !== undefined) seen.add(marker);
  } while (marker !== undefined);
  return all;
}

/** The next page's marker, from an answer of a KMS listing. Throws a ProviderFailure where there is more and no way to it. */
export function nextMarker(answer: {
  readonly Truncated?: boolean | undefined;
  readonly NextMarker?: string | undefined;
}): string | undefined {
  if (answer.Truncated !== true) return undefined;
  if (answer.NextMarker) return answer.NextMarker;
  throw new ProviderFailure({
    code: 'KW5013',
    severity: 'error',
    message: 'a listing says that it goes on, but not where',
  });
}
