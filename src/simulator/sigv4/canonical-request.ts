import { hash } from 'node:crypto';
import type { HttpRequest } from '../http/request.js';

/** The hash that a signature covers (IAM guide, "Create a canonical request"). */
export function canonicalRequestHash(request: HttpRequest, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(request.headers[name] ?? '')}\n`);
  return sha256Hex(
    [
      request.method,
      canonicalPath(request.path),
      canonicalQuery(request.query),
      headers.join(''),
      signedHeaders.join(';'),
      sha256Hex(request.body),
    ].join('\n'),
  );
}

export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

function canonicalValue(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}

/** Every segment is encoded once more than it travelled, as for all services but S3. */
function canonicalPath(path: string): string {
  return path === '/' ? path : path.split('/').map(encode).join('/');
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return `${encode(decode(name))}=${encode(decode(value.join('=')))}`;
  });
  return pairs.sort().join('&');
}

/** RFC 3986: everything but unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
