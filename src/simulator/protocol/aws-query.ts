import type { JsonObject } from '../../model/json.js';
import type { HttpAnswer } from '../http/request.js';
import { ServiceError } from '../service-error.js';
import { stsRejection } from '../sigv4/rejections.js';
import type { Protocol } from './protocol.js';
import { nestParameters } from './query-parameters.js';
import { escapeXml, xmlMembers } from './xml.js';

const version = '2011-06-15';
const namespace = `https://sts.amazonaws.com/doc/${version}/`;

/** AWS query (Smithy, "AWS query protocol"), as STS speaks it. */
export const awsQuery: Protocol = {
  service: 'sts',
  operationOf: (request) => new URLSearchParams(request.body.toString()).get('Action') ?? '',
  parseInput: (request) => {
    const parameters = new URLSearchParams(request.body.toString());
    if (parameters.get('Version') !== version) {
      throw new ServiceError('NoSuchVersion', `The requested version is not known; use ${version}.`);
    }
    return nestParameters(parameters);
  },
  formatResult: (operation, result, requestId) =>
    answer(200, requestId, resultXml(operation, result, requestId)),
  formatError: (error, requestId) => answer(error.status, requestId, errorXml(error, requestId)),
  rejection: stsRejection,
  unknownOperation: (name) =>
    new ServiceError('InvalidAction', `Could not find operation ${name} for version ${version}`),
  // As STS answers it (recorded in public issue threads: `Throttling: Rate exceeded`, status 400).
  throttled: () => new ServiceError('Throttling', 'Rate exceeded'),
  internalError: () =>
    new ServiceError('InternalFailure', 'An internal error occurred; retry the request.', 500),
};

function resultXml(operation: string, result: JsonObject, requestId: string): string {
  return (
    `<${operation}Response xmlns="${namespace}"><${operation}Result>${xmlMembers(result)}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
  );
}

function errorXml(error: ServiceError, requestId: string): string {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  return (
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${error.code}</Code>` +
    `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}

function answer(status: number, requestId: string, xml: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`,
  };
}
