import type { Json, JsonObject } from '../../model/json.js';
import type { HttpAnswer } from '../http/request.js';
import { internalError, ServiceError, serialization, throttled } from '../service-error.js';
import { kmsRejection } from '../sigv4/rejections.js';
import type { Protocol } from './protocol.js';

const prefix = 'TrentService.';
const contentType = 'application/x-amz-json-1.1';

/** AWS JSON 1.1 (Smithy, "AWS JSON 1.1 protocol"), as KMS speaks it. */
export const awsJson: Protocol = {
  service: 'kms',
  operationOf: (request) => {
    const target = request.headers['x-amz-target'] ?? '';
    return target.startsWith(prefix) ? target.slice(prefix.length) : '';
  },
  parseInput: (request) => {
    if (!isJson(request.headers['content-type'] ?? '')) {
      throw serialization(`the content type has to be ${contentType}`);
    }
    return parseObject(request.body);
  },
  formatResult: (operation, result, requestId) =>
    answer(200, requestId, answersNothing(operation, result) ? null : result),
  formatError: (error, requestId) =>
    answer(
      error.status,
      requestId,
      // An error without a text has no such member at all, as AWS answers it.
      { __type: error.code, ...(error.message === '' ? {} : { message: error.message }), ...error.details },
      { 'x-amzn-errortype': error.code },
    ),
  rejection: kmsRejection,
  unknownOperation: () => new ServiceError('UnknownOperationException', ''),
  throttled,
  internalError,
};

function isJson(type: string): boolean {
  return /^application\/x-amz-json-1\.[01]\s*(;|$)/i.test(type);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseObject(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw serialization('the body has to be a JSON object');
  }
  return value as JsonObject;
}

function parse(body: Buffer): Json {
  try {
    return JSON.parse(utf8.decode(body)) as Json;
  } catch {
    throw serialization("the body can't be read as JSON");
  }
}

/** Operations without an output answer an empty body; those of custom key stores have one without members. */
function answersNothing(operation: string, result: JsonObject): boolean {
  return Object.keys(result).length === 0 && !operation.endsWith('CustomKeyStore');
}

function answer(
  status: number,
  requestId: string,
  body: JsonObject | null,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return {
    status,
    headers: {
      'content-type': contentType,
      'cache-control': 'no-cache, no-store, must-revalidate, private',
      expires: '0',
      pragma: 'no-cache',
      'x-amzn-requestid': requestId,
      ...headers,
    },
    body: body === null ? '' : JSON.stringify(body),
  };
}
