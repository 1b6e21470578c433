import { type Engine, invoke } from '../engine.js';
import type { FaultEffect, Target } from '../faults.js';
import { partitionOf } from '../partition.js';
import { awsJson } from '../protocol/aws-json.js';
import { awsQuery } from '../protocol/aws-query.js';
import type { Protocol } from '../protocol/protocol.js';
import { kmsClaims, stsClaims } from '../quota-claims.js';
import { drawUuid } from '../randomness.js';
import { ServiceError } from '../service-error.js';
import { parseAuthorization } from '../sigv4/authorization.js';
import { verifySignature } from '../sigv4/verify.js';
import { troubleText } from '../trouble.js';
import type { HttpAnswer, HttpRequest } from './request.js';

/** An answer, or how the connection ends without one. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'cut' }
  | { readonly kind: 'hang'; readonly forMilliseconds: number };

/** Answers one call of KMS or STS. */
export async function answerCall(engine: Engine, request: HttpRequest): Promise<Reply> {
  const protocol = protocolOf(request);
  const name = protocol.operationOf(request);
  const known = engine.services[protocol.service].has(name);
  if (known) engine.requests.count(name);
  const fault = known ? engine.faults.strike({ operation: name, ...signerOf(engine, request) }) : null;
  if (fault?.kind === 'cut') return { kind: 'cut' };
  if (fault?.kind === 'hang') return fault;
  if (fault?.kind === 'status') return { kind: 'answer', answer: bareStatus(fault.status) };

  const requestId = drawUuid(engine.random);
  const answer = await answerInProtocol(engine, request, protocol, requestId, fault);
  engine.log(`${known ? name : 'unknown operation'} ${answer.status} ${requestId}`, 'call');
  return fault?.kind === 'cut-after' ? { kind: 'cut' } : { kind: 'answer', answer };
}

/** Whom a request claims to come from, before its signature is checked. */
function signerOf(engine: Engine, request: HttpRequest): Omit<Target, 'operation'> {
  const authorization = parseAuthorization(request.headers['authorization'] ?? '');
  if (authorization === null) return { account: null, region: null };
  const credential = engine.verifier.findCredential(authorization.accessKeyId);
  return { account: credential?.account ?? null, region: authorization.region };
}

/** KMS names its operation in a header, STS in its form. */
function protocolOf(request: HttpRequest): Protocol {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return form && request.headers['x-amz-target'] === undefined ? awsQuery : awsJson;
}

function bareStatus(status: number): HttpAnswer {
  return { status, headers: { 'content-type': 'text/plain' }, body: `status ${status}\n` };
}

async function answerInProtocol(
  engine: Engine,
  request: HttpRequest,
  protocol: Protocol,
  requestId: string,
  fault: FaultEffect | null,
): Promise<HttpAnswer> {
  const name = protocol.operationOf(request);
  try {
    const result = run(engine, request, protocol, requestId, fault);
    await engine.persistence.settled();
    return protocol.formatResult(name, result, requestId);
  } catch (error) {
    return protocol.formatError(asServiceError(engine, protocol, error), requestId);
  }
}

function run(
  engine: Engine,
  request: HttpRequest,
  protocol: Protocol,
  requestId: string,
  fault: FaultEffect | null,
) {
  const name = protocol.operationOf(request);
  const operation = engine.services[protocol.service].get(name);
  if (operation === undefined) throw protocol.unknownOperation(name);
  const verified = verifySignature(request, protocol.service, engine.verifier);
  if (!verified.ok) throw protocol.rejection(verified.rejection);
  const { credential, authorization } = verified;
  if (!credential.isValidIn(partitionOf(authorization.region))) {
    throw protocol.rejection({ kind: 'unknown-credential' });
  }
  if (fault?.kind === 'throttle') throw protocol.throttled();
  if (fault?.kind === 'error')
    throw new ServiceError(fault.code ?? protocol.internalError().code, fault.message, fault.status);
  const input = protocol.parseInput(request);
  const { region } = authorization;
  const counted = {
    operation: name,
    input,
    partition: partitionOf(region),
    region,
    account: credential.account,
  };
  const claims = () => (protocol.service === 'kms' ? kmsClaims(engine.store, counted) : stsClaims(counted));
  if (!engine.quotas.admit(claims)) throw protocol.throttled();
  return invoke(engine, { requestId, operation, input, region, credential });
}

/** Anything but a ServiceError is a fault of ours or of the disk: the caller may retry, the log says what it was. */
function asServiceError(engine: Engine, protocol: Protocol, error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  engine.log(troubleText(error), 'trouble');
  return protocol.internalError();
}
