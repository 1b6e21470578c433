/**
 * The bytes of a base64 text (RFC 4648), in the standard or the URL-safe alphabet, with its padding or without; null for anything
 * that isn't exactly what some bytes encode to, so that one text has one meaning.
 */
export function decodeBase64(text: string): Buffer | null {
  const alphabet = /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? 'base64'
    : /^[A-Za-z0-9_-]*={0,2}$/.test(text)
      ? 'base64url'
      : null;
  if (alphabet === null) return null;
  const bytes = Buffer.from(text, alphabet);
  const bare = bytes.toString(alphabet).replace(/=+$/, '');
  const padded = bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
  return text === bare || text === padded ? bytes : null;
}
