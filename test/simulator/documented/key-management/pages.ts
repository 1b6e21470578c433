import { expect } from 'vitest';
import type { Desk } from '../desk.js';
import type { Provocation } from '../operation-case.js';

interface Page {
  readonly Truncated?: boolean | undefined;
  readonly NextMarker?: string | undefined;
}

/** Asks for pages of one item each, to the last; gives the pages. Holds that only the last isn't truncated. */
export async function pageByPage<P extends Page>(
  list: (paging: { readonly Limit: number; readonly Marker?: string }) => Promise<P>,
): Promise<readonly P[]> {
  const pages: P[] = [];
  for (let page = await list({ Limit: 1 }); ; page = await list({ Limit: 1, Marker: markerOf(page) })) {
    pages.push(page);
    if (page.Truncated !== true) break;
  }
  expect(pages.at(-1)?.NextMarker).toBeUndefined();
  return pages;
}

function markerOf({ NextMarker }: Page): string {
  if (NextMarker === undefined) throw new Error('a truncated page has no marker');
  return NextMarker;
}

/** `call` passes a marker that no list gave. */
export const invalidMarker = (
  call: (desk: Desk, paging: { readonly Marker: string }) => Promise<unknown>,
): Provocation => ({ message: null, provoke: (desk) => call(desk, { Marker: 'not-a-marker' }) });
