import type { Call, Operation } from '../../../operation.js';
import type { CustomKeyStoreRecord } from '../../../state.js';
import { madeUnavailable } from './availability.js';
import { refusalOf } from './backing-problems.js';
import { backingIdOf, backingOf, problemOf } from './backings.js';
import { beginConnection } from './connection.js';
import { wrongConnection } from './errors.js';
import { keysIn, permittedStore } from './stores.js';

/**
 * AWS KMS API reference, ConnectCustomKeyStore: begins to connect, which takes as long as its backing says and then fails where
 * something is wrong with that. Without effect on a store that is connected or connecting.
 */
export const connectCustomKeyStore: Operation = {
  name: 'ConnectCustomKeyStore',
  run: (input, call) => {
    const found = permittedStore(input, call, 'ConnectCustomKeyStore');
    if (found.connection === 'FAILED' || found.connection === 'DISCONNECTING') throw wrongConnection(found);
    if (found.connection === 'DISCONNECTED') connect(call, found);
    return {};
  },
};

function connect({ store, now }: Call, found: CustomKeyStoreRecord): void {
  const backing = backingOf(store, backingIdOf(found));
  const problem = problemOf(backing);
  if (problem !== null && problem.connection === null)
    throw refusalOf(backing.of, backing.problem ?? '', problem.refusal ?? '');
  const error = problem?.connection ?? null;
  const settles = {
    at: now + backing.takesMilliseconds,
    into: error === null ? 'CONNECTED' : 'FAILED',
    error,
  } as const;
  beginConnection(store, found, 'CONNECTING', settles, now);
}

/** AWS KMS API reference, DisconnectCustomKeyStore. The store's keys can't be used until it is connected again. */
export const disconnectCustomKeyStore: Operation = {
  name: 'DisconnectCustomKeyStore',
  run: (input, call) => {
    const { store, now } = call;
    const found = permittedStore(input, call, 'DisconnectCustomKeyStore');
    if (found.connection === 'DISCONNECTED' || found.connection === 'DISCONNECTING')
      throw wrongConnection(found);
    for (const key of keysIn(store, found)) store.keys.put(key.arn, madeUnavailable(key));
    const { takesMilliseconds } = backingOf(store, backingIdOf(found));
    const settles = { at: now + takesMilliseconds, into: 'DISCONNECTED', error: null } as const;
    beginConnection(store, found, 'DISCONNECTING', settles, now);
    return {};
  },
};
