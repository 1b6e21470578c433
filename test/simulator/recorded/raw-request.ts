import { createHash, createHmac } from 'node:crypto';

/** A request as the wire has it: what a client without an SDK sends. */
export interface RawRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly service?: 'kms' | 'sts';
  readonly accessKeyId?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const hex = (data: string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest();

/** Sends a POST that is signed (Signature Version 4, secret `test`) over its host, date and `x-amz-` headers alone. */
export async function sendRaw(request: RawRequest): Promise<RawAnswer> {
  const { url, body, region = 'us-east-1', service = 'kms', accessKeyId = 'test' } = request;
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const signed = Object.entries({ host: new URL(url).host, 'x-amz-date': time, ...request.headers })
    .filter(([name]) => name === 'host' || name.startsWith('x-amz-'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = `POST\n/\n\n${lines}\n${names}\n${hex(body)}`;
  const key = scope.split('/').reduce<Buffer | string>((last, part) => hmac(last, part), 'AWS4test');
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hex(canonical)}`).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const headers = { ...request.headers, 'x-amz-date': time, authorization };
  const answer = await fetch(url, { method: 'POST', body, headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** A call of KMS with the fewest headers that AWS takes. */
export function callKms(url: string, operation: string, body: object | string): Promise<RawAnswer> {
  return sendRaw({
    url,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` },
  });
}

/** `Code: message` of the error with which KMS answers a request; an error without a text ends in `: -`. */
export async function problemOf(url: string, operation: string, body: object): Promise<string> {
  const { status, text } = await callKms(url, operation, body);
  if (status === 200) return 'answered';
  const { __type, message = '-' } = JSON.parse(text) as { __type: string; message?: string };
  return `${__type}: ${message}`;
}
