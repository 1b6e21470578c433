import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerControl, controlPrefix } from '../control-api/router.js';
import type { Engine } from '../engine.js';
import { answerCall, type Reply } from './api.js';
import { isLoopbackHost } from './loopback.js';
import { readRequest } from './read-request.js';
import type { HttpAnswer, HttpRequest } from './request.js';

/** Listens on 127.0.0.1; `port` 0 takes any free one. Rejects where the port is taken. */
export async function listen(engine: Engine, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((message, response) => {
    serve(engine, message, response).catch(() => response.destroy());
  });
  // Longer than SDK clients keep idle connections, so that they don't meet one that is being closed.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Stops listening and drops open connections; calls that hang end too. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function serve(engine: Engine, message: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isLoopbackHost(message.headers.host))
    return send(response, plain(403, 'the host must be loopback'), true);
  const request = await readRequest(message);
  if (request === null) return send(response, plain(413, 'the body is larger than 4 MiB'), true);
  const reply = await answerAny(engine, request);
  if (reply.kind === 'answer') return send(response, reply.answer, false);
  if (reply.kind === 'hang') await untilOver(response, reply.forMilliseconds);
  response.destroy();
}

async function answerAny(engine: Engine, request: HttpRequest): Promise<Reply> {
  if (request.path.startsWith(controlPrefix)) {
    return { kind: 'answer', answer: await answerControl(engine, request) };
  }
  if (request.path === '/' && request.method === 'POST') return answerCall(engine, request);
  return { kind: 'answer', answer: plain(404, 'KMS and STS answer POST requests to /') };
}

function plain(status: number, text: string): HttpAnswer {
  return { status, headers: { 'content-type': 'text/plain' }, body: `${text}\n` };
}

function send(response: ServerResponse, answer: HttpAnswer, close: boolean): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': Buffer.byteLength(answer.body),
    ...(close ? { connection: 'close' } : {}),
  });
  response.end(answer.body);
}

/** Until the time is over or the client has gone. */
function untilOver(response: ServerResponse, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
