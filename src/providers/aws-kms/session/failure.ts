/** What a failed call means for the caller. */
export type FailureKind =
  /** Too many requests; slower, the same call works. */
  | 'throttled'
  /** The service or the connection failed; whether the call took effect isn't known. */
  | 'transient'
  /** Nobody listens there. */
  | 'unreachable'
  | 'no-credentials'
  | 'bad-credentials'
  | 'denied'
  /** What the call names doesn't exist. */
  | 'missing'
  /** The service understood and said no. */
  | 'refused';

const throttling = ['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded'];

const transient = [
  'DependencyTimeoutException',
  'KMSInternalException',
  'KeyUnavailableException',
  'InternalFailure',
  'ServiceUnavailable',
  'RequestTimeout',
  'TimeoutError',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
];

const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'];

const badCredentials = [
  'ExpiredTokenException',
  'ExpiredToken',
  'RequestExpired',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignatureException',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'AuthFailure',
];

/**
 * Sorts what the SDK throws. Sources: AWS KMS API reference, "Common errors" and the errors of each operation; Node.js, "Common
 * system errors".
 */
export function failureKind(error: unknown): FailureKind {
  const { name, code, status } = failureParts(error);
  const known = (names: readonly string[]) => names.includes(name) || names.includes(code);
  if (known(throttling) || status === 429) return 'throttled';
  if (known(badCredentials)) return 'bad-credentials';
  if (name === 'CredentialsProviderError' || name === 'CredentialsError') return 'no-credentials';
  if (known(unreachable) || isTls(code)) return 'unreachable';
  if (known(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation'])) return 'denied';
  if (known(['NotFoundException'])) return 'missing';
  if (known(transient) || (status !== null && status >= 500) || isCut(error)) return 'transient';
  return 'refused';
}

/** How much of what a service says goes into a message, in characters. */
export const longestReason = 400;

/** The parts of an error by which it is known. */
export function failureParts(error: unknown): {
  readonly name: string;
  readonly code: string;
  readonly status: number | null;
  readonly message: string;
} {
  if (typeof error !== 'object' || error === null)
    return { name: '', code: '', status: null, message: String(error) };
  const metadata: unknown = Reflect.get(error, '$metadata');
  const status: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : null;
  const text = (member: string) => {
    const value: unknown = Reflect.get(error, member);
    return typeof value === 'string' ? value : '';
  };
  return {
    name: text('name'),
    code: text('code'),
    status: typeof status === 'number' ? status : null,
    message: text('message'),
  };
}

function isTls(code: string): boolean {
  return /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);
}

/** The connection ended before an answer came, or what came isn't the service's language. */
function isCut(error: unknown): boolean {
  return (
    error instanceof Error && /socket hang up|aborted|premature close|is not valid JSON/i.test(error.message)
  );
}
