import type { Desk } from './desk.js';
import type { Provocation } from './operation-case.js';

const serverErrors = {
  DependencyTimeoutException: 503,
  KMSInternalException: 500,
  KeyUnavailableException: 500,
} as const;

/** Errors of the service itself, for which AWS gives no cause: the control API's faults answer them. `call` is any valid call. */
export function byFault<const N extends keyof typeof serverErrors>(
  operation: string,
  names: readonly N[],
  call: (desk: Desk) => Promise<unknown>,
): Record<N, Provocation> {
  const entries = names.map((name): [N, Provocation] => [name, faultOf(operation, name, call)]);
  return Object.fromEntries(entries) as Record<N, Provocation>;
}

function faultOf(
  operation: string,
  name: keyof typeof serverErrors,
  call: (desk: Desk) => Promise<unknown>,
): Provocation {
  return {
    byFault: true,
    message: name,
    provoke: async (desk) => {
      await desk.fault(operation, name, serverErrors[name]);
      return call(desk);
    },
  };
}
