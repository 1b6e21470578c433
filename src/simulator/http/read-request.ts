import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from './request.js';

/** The largest body that is read; KMS's own requests stay far below it. */
export const largestBody = 4 * 1024 * 1024;

/** Reads a request whole; null where its body is larger than `largestBody`. Rejects when the peer goes away. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest | null> {
  const body = await readBody(message);
  if (body === null) return null;
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: headersOf(message),
    body,
  };
}

/** By events: an async iterator would take as long as a signature's check. */
function readBody(message: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largestBody) chunks.push(chunk);
      else resolve(null);
    });
    message.once('end', () => resolve(Buffer.concat(chunks, length)));
    message.once('error', reject);
    message.once('close', () => reject(new Error('the peer went away')));
  });
}

function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(message.headers))
    headers[name] = typeof value === 'string' ? value : value.join(',');
  return headers;
}
