import { ServiceError } from '../service-error.js';

/**
 * Why a request isn't believed. KMS (AWS JSON) and STS (AWS query) have the same situations under different names
 * (AWS KMS and AWS STS API references, "Common errors").
 */
export type Rejection =
  | { readonly kind: 'missing' }
  | { readonly kind: 'incomplete'; readonly because: string }
  | { readonly kind: 'unknown-credential' }
  | { readonly kind: 'expired-session' }
  | { readonly kind: 'wrong-signature'; readonly because: string };

export const signatureDiffers =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** The error with which KMS answers a rejection. */
export function kmsRejection(rejection: Rejection): ServiceError {
  switch (rejection.kind) {
    case 'missing':
      return new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    case 'incomplete':
      return new ServiceError('IncompleteSignatureException', rejection.because);
    case 'unknown-credential':
      return new ServiceError('UnrecognizedClientException', invalidToken);
    case 'expired-session':
      return new ServiceError('ExpiredTokenException', expiredToken);
    case 'wrong-signature':
      return new ServiceError('InvalidSignatureException', rejection.because);
  }
}

/** The error with which STS answers a rejection. */
export function stsRejection(rejection: Rejection): ServiceError {
  switch (rejection.kind) {
    case 'missing':
      return new ServiceError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
    case 'incomplete':
      return new ServiceError('IncompleteSignature', rejection.because, 400);
    case 'unknown-credential':
      return new ServiceError('InvalidClientTokenId', invalidToken, 403);
    case 'expired-session':
      return new ServiceError('ExpiredToken', expiredToken, 403);
    case 'wrong-signature':
      return new ServiceError('SignatureDoesNotMatch', rejection.because, 403);
  }
}

const invalidToken = 'The security token included in the request is invalid.';
const expiredToken = 'The security token included in the request is expired';
