import { describe, expect, it } from 'vitest';
import { failureKind } from '../../../../src/providers/aws-kms/session/failure.js';
import { problemOf } from '../../../../src/providers/aws-kms/session/problem.js';
import { ProviderFailure } from '../../../../src/providers/aws-kms/session/provider-failure.js';

function failure(name: string, message = 'said so', more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

describe('what a failed call means', () => {
  it.each([
    ['throttled', failure('ThrottlingException')],
    ['throttled', failure('Unknown', '', { $metadata: { httpStatusCode: 429 } })],
    ['transient', failure('KMSInternalException', '', { $metadata: { httpStatusCode: 500 } })],
    ['transient', failure('DependencyTimeoutException')],
    ['transient', failure('Unknown', '', { $metadata: { httpStatusCode: 503 } })],
    ['transient', failure('TimeoutError')],
    ['transient', failure('Error', 'socket hang up', { code: 'ECONNRESET' })],
    ['unreachable', failure('Error', 'connect', { code: 'ECONNREFUSED' })],
    ['unreachable', failure('Error', 'getaddrinfo', { code: 'ENOTFOUND' })],
    ['unreachable', failure('Error', 'self-signed', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
    ['no-credentials', failure('CredentialsProviderError')],
    ['bad-credentials', failure('ExpiredTokenException')],
    ['bad-credentials', failure('UnrecognizedClientException')],
    ['bad-credentials', failure('InvalidSignatureException')],
    ['denied', failure('AccessDeniedException')],
    ['missing', failure('NotFoundException')],
    ['refused', failure('LimitExceededException')],
    ['refused', failure('TypeError', 'a bug')],
    ['refused', 'not even an error'],
  ])('%s: %s', (kind, error) => {
    expect(failureKind(error)).toBe(kind);
  });
});

describe('a failed call in words', () => {
  const doing = { api: 'PutKeyPolicy', about: '`cards@main`' };

  it.each([
    [failure('ThrottlingException'), 'KW5005', 'PutKeyPolicy for `cards@main` was throttled again and again'],
    [
      failure('KMSInternalException', 'oops'),
      'KW5013',
      'PutKeyPolicy for `cards@main` failed again and again: KMSInternalException: oops',
    ],
    [
      failure('AccessDeniedException', 'no'),
      'KW5004',
      'PutKeyPolicy for `cards@main` was denied: AccessDeniedException: no',
    ],
    [
      failure('LimitExceededException', 'full'),
      'KW5015',
      'PutKeyPolicy for `cards@main` was refused: LimitExceededException: full',
    ],
    [
      failure('ValidationException', 'bad'),
      'KW5012',
      'PutKeyPolicy for `cards@main` was refused: ValidationException: bad',
    ],
    [
      failure('NotFoundException', 'gone'),
      'KW5008',
      'PutKeyPolicy for `cards@main`: NotFoundException: gone',
    ],
    [
      failure('CredentialsProviderError', 'x'),
      'KW5002',
      'PutKeyPolicy for `cards@main`: no credentials were found',
    ],
  ])('%s', (error, code, message) => {
    expect(problemOf(error, doing)).toEqual({ code, severity: 'error', message });
  });

  it('keeps signed headers, which hold the session token, out of it', () => {
    const said = 'The Canonical String should have been: x-amz-security-token:FwoGZXIvYXdzSECRET';
    expect(JSON.stringify(problemOf(failure('InvalidSignatureException', said), doing))).not.toContain(
      'FwoG',
    );
  });

  it('cuts what is too long to read', () => {
    expect(problemOf(failure('ValidationException', 'x'.repeat(5000)), doing).message.length).toBeLessThan(
      500,
    );
  });

  it('leaves a problem that has its words already', () => {
    const problem = { code: 'KW5010', severity: 'error', message: 'moved' } as const;
    expect(problemOf(new ProviderFailure(problem), doing)).toBe(problem);
  });
});
