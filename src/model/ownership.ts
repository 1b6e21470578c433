/** The tag by which keywright knows its keys again; the value is `<estate>/<key>`. */
export const ownerTag = 'keywright.dev/key';

/** The tag that says since when a key is being retired (RFC 3339, UTC). */
export const retiredTag = 'keywright.dev/retired-since';

/** The prefix of the names of native grants that keywright makes. */
export const grantNamePrefix = 'keywright:';

/** The ownership tag's value for a key of an estate. */
export function ownerOf(estate: string, key: string): string {
  return `${estate}/${key}`;
}

/** Whether a tag is keywright's own business. */
export function isOwnTag(name: string): boolean {
  return name.startsWith('keywright.dev/');
}
