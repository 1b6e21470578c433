/**
 * An error as AWS answers it. Source of names and texts: AWS KMS API reference (Errors of each operation)
 * and developer guide; texts that AWS doesn't document are ours.
 */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** Members of the answer beside `__type` and `message`. */
  readonly details: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const validation = (message: string) => new ServiceError('ValidationException', message);
export const notFound = (message: string) => new ServiceError('NotFoundException', message);
export const invalidArn = (message: string) => new ServiceError('InvalidArnException', message);
export const accessDenied = (message: string) => new ServiceError('AccessDeniedException', message);
export const notAuthorized = () => new ServiceError('NotAuthorizedException', '');
export const invalidState = (message: string) => new ServiceError('KMSInvalidStateException', message);
export const disabled = (keyArn: string) => new ServiceError('DisabledException', `${keyArn} is disabled.`);
export const unsupported = (message: string) => new ServiceError('UnsupportedOperationException', message);
export const limitExceeded = (message: string) => new ServiceError('LimitExceededException', message);
export const alreadyExists = (message: string) => new ServiceError('AlreadyExistsException', message);
export const malformedPolicy = (message: string) =>
  new ServiceError('MalformedPolicyDocumentException', message);
export const tagError = (message: string) => new ServiceError('TagException', message);
export const conflict = (message: string) => new ServiceError('ConflictException', message);
export const invalidMarker = () => new ServiceError('InvalidMarkerException', '');
export const invalidAliasName = (message: string) => new ServiceError('InvalidAliasNameException', message);
export const invalidGrantToken = (message: string) => new ServiceError('InvalidGrantTokenException', message);
export const invalidGrantId = (message: string) => new ServiceError('InvalidGrantIdException', message);
export const invalidCiphertext = () => new ServiceError('InvalidCiphertextException', '');
export const incorrectKey = () =>
  new ServiceError(
    'IncorrectKeyException',
    'The key ID in the request does not identify a CMK that can perform this operation.',
  );
export const invalidSignature = () => new ServiceError('KMSInvalidSignatureException', '');
export const invalidMac = () => new ServiceError('KMSInvalidMacException', '');
export const invalidImportToken = () => new ServiceError('InvalidImportTokenException', '');
export const expiredImportToken = () => new ServiceError('ExpiredImportTokenException', '');
export const incorrectKeyMaterial = (message = '') =>
  new ServiceError('IncorrectKeyMaterialException', message);
export const internalError = () =>
  new ServiceError('KMSInternalException', 'An internal error occurred; the request can be retried.', 500);
export const serialization = (message: string) => new ServiceError('SerializationException', message);
export const throttled = () =>
  new ServiceError(
    'ThrottlingException',
    'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
  );
export const dryRunSucceeded = () =>
  new ServiceError(
    'DryRunOperationException',
    'The request would have succeeded, but the DryRun option is set.',
    412,
  );

/** A key whose usage doesn't fit the operation: AWS names both. */
export const invalidKeyUsage = (keyArn: string, usage: string, operation: string) =>
  new ServiceError(
    'InvalidKeyUsageException',
    `${keyArn} key usage is ${usage} which is not valid for ${operation}.`,
  );

/** A key whose origin doesn't fit the operation. */
export const wrongOrigin = (keyArn: string, origin: string) =>
  unsupported(`${keyArn} origin is ${origin} which is not valid for this operation.`);

/** A key that doesn't exist (any more). */
export const keyMissing = (keyArn: string) => notFound(`Key '${keyArn}' does not exist`);
