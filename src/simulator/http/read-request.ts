import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from './request.js';

/** The largest body that is read; KMS's own requests stay far below it. */
export const largestBody = 4 * 1024 * 1024;

/** Reads a request whole; null where its body is larger than `largestBody`. Rejects when the peer goes away. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) return null;
    chunks.push(chunk);
  }
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: headersOf(message),
    body: Buffer.concat(chunks),
  };
}

function headersOf(message: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(message.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(',') : (value ?? ''),
  ]);
  return Object.fromEntries(pairs);
}
