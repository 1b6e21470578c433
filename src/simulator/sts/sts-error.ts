import type { Caller } from '../operation.js';
import { ServiceError } from '../service-error.js';

export const stsValidation = (message: string) => new ServiceError('ValidationError', message);

export const stsDenied = (caller: Caller, action: string, resource: string) =>
  new ServiceError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource}`,
    403,
  );
