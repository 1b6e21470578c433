import type { Json, JsonObject } from '../../model/json.js';
import type { Engine } from '../engine.js';
import type { HttpAnswer, HttpRequest } from '../http/request.js';
import { openSession } from '../sessions.js';
import { troubleText } from '../trouble.js';
import { changeAccount, listAccounts } from './accounts.js';
import { moveClock, readClock } from './clock.js';
import { readConsistency, setConsistency, showEverything } from './consistency.js';
import { ControlError } from './control-error.js';
import { addFault, clearFaults, listFaults } from './faults.js';
import { describeBacking, listBackings } from './key-store-backings.js';
import { changePrincipal, listPrincipals, makePrincipal, removePrincipal } from './principals.js';
import { changeQuotas, showQuotas } from './quotas.js';
import { parseBody } from './read-body.js';
import { showSession } from './show-session.js';
import { loadSnapshot, showSnapshot } from './snapshot.js';
import { setUsage } from './usage.js';

export const controlPrefix = '/_keywright/';

type Handler = (engine: Engine, body: JsonObject) => Json;

const routes: Readonly<Record<string, Handler>> = {
  'GET health': (engine) => ({ status: 'ok', now: new Date(engine.clock.now()).toISOString() }),
  'GET clock': readClock,
  'POST clock': moveClock,
  'GET principals': listPrincipals,
  'POST principals': makePrincipal,
  'POST principals/update': changePrincipal,
  'POST principals/delete': removePrincipal,
  'GET accounts': listAccounts,
  'POST accounts': changeAccount,
  'POST sessions': (engine, body) => showSession(openSession(engine, body)),
  'GET consistency': readConsistency,
  'POST consistency': setConsistency,
  'POST consistency/settle': showEverything,
  'GET faults': listFaults,
  'POST faults': addFault,
  'POST faults/clear': clearFaults,
  'GET quotas': showQuotas,
  'POST quotas': changeQuotas,
  'GET key-store-backings': listBackings,
  'POST key-store-backings': describeBacking,
  'GET requests': (engine) => ({ counts: engine.requests.all() }),
  'POST requests/reset': (engine) => {
    engine.requests.reset();
    return { counts: {} };
  },
  'POST usage': setUsage,
  'GET snapshot': showSnapshot,
  'POST snapshot': loadSnapshot,
};

/** Answers a request to the simulator itself: not signed, JSON both ways, from this machine only. */
export async function answerControl(engine: Engine, request: HttpRequest): Promise<HttpAnswer> {
  try {
    refuseBrowsers(request);
    const name = `${request.method} ${request.path.slice(controlPrefix.length)}`;
    const handler = Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (handler === undefined) throw new ControlError(404, 'there is no such control request');
    const result = handler(engine, parseBody(request.body));
    await engine.persistence.settled();
    return answer(200, result);
  } catch (error) {
    if (error instanceof ControlError) return answer(error.status, { error: error.message });
    engine.log(troubleText(error), 'trouble');
    return answer(500, { error: 'an internal error occurred; the log says more' });
  }
}

/** A page that is open in a browser can send requests here, but not without saying its origin. */
function refuseBrowsers(request: HttpRequest): void {
  if (request.headers['origin'] !== undefined) throw new ControlError(403, 'browsers are not served');
  const type = request.headers['content-type'] ?? '';
  if (request.body.length > 0 && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new ControlError(415, 'the content type has to be application/json');
  }
}

function answer(status: number, body: Json): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: `${JSON.stringify(body)}\n`,
  };
}
