/** The Authorization header of a request, and the session token that came with it. */
export interface Authorization {
  readonly accessKeyId: string;
  /** yyyymmdd, as the credential scope has it. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const scheme = 'AWS4-HMAC-SHA256';

/**
 * Reads `AWS4-HMAC-SHA256 Credential=…/date/region/service/aws4_request, SignedHeaders=…, Signature=…`
 * (IAM guide, "Create a signed AWS API request"). Null where a part is missing or malformed.
 */
export function parseAuthorization(header: string): Authorization | null {
  if (!header.startsWith(`${scheme} `)) return null;
  const parts = new Map<string, string>();
  for (const part of header.slice(scheme.length + 1).split(',')) {
    const [name = '', ...value] = part.trim().split('=');
    parts.set(name, value.join('='));
  }
  const scope = parts.get('Credential')?.split('/') ?? [];
  const signedHeaders = parts.get('SignedHeaders')?.split(';') ?? [];
  const signature = parts.get('Signature') ?? '';
  const [accessKeyId = '', date = '', region = '', service = '', terminator] = scope;
  if (scope.length !== 5 || terminator !== 'aws4_request') return null;
  if (accessKeyId === '' || service === '' || !/^\d{8}$/.test(date)) return null;
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(region)) return null;
  if (signedHeaders.length === 0 || !/^[0-9a-f]{64}$/.test(signature)) return null;
  return { accessKeyId, date, region, service, signedHeaders, signature };
}
