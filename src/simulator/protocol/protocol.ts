import type { JsonObject } from '../../model/json.js';
import type { HttpAnswer, HttpRequest } from '../http/request.js';
import type { ServiceError } from '../service-error.js';
import type { Rejection } from '../sigv4/rejections.js';

/** How one service's calls look on the wire. */
export interface Protocol {
  /** As credential scopes spell it. */
  readonly service: 'kms' | 'sts';
  /** The operation that a request names, whether it exists or not. */
  operationOf(request: HttpRequest): string;
  /** The call's parameters. Throws a ServiceError for a body that isn't what the protocol says. */
  parseInput(request: HttpRequest): JsonObject;
  formatResult(operation: string, result: JsonObject, requestId: string): HttpAnswer;
  formatError(error: ServiceError, requestId: string): HttpAnswer;
  rejection(rejection: Rejection): ServiceError;
  unknownOperation(name: string): ServiceError;
  throttled(): ServiceError;
  /** An error that is the simulator's own. */
  internalError(): ServiceError;
}
