import { keyStateCells, type TriedState, triedStates } from '../key-state-cells.js';
import type { OperationCase, Provocation } from '../operation-case.js';
import type { Results } from './results.js';

/** What the docs say of one operation. */
export interface Entry {
  readonly operation: string;
  /** Works, states, errors, authorised. */
  readonly cells: readonly string[];
  /** In Markdown. */
  readonly deviations: readonly string[];
}

/** Pure: the case and what came out of its tests. */
export function entryOf(operationCase: OperationCase, results: Results): Entry {
  const { operation, authorised } = operationCase;
  return {
    operation,
    cells: [
      verdict('works', 'yes', results),
      statesCell(operationCase, results),
      errorsCell(operationCase, results),
      verdict('authorised', authorised.by.join(', '), results),
    ],
    deviations: [
      ...errorDeviations(operationCase),
      ...stateDeviations(operationCase),
      ...(operationCase.deviations ?? []),
    ],
  };
}

const verdict = (test: string, text: string, results: Results) => (results.passed(test) ? text : '**fails**');

function statesCell({ operation, states }: OperationCase, results: Results): string {
  const cells = keyStateCells(operation);
  if (states === 'no key' || cells === null) return 'no key';
  const possible = triedStates.filter((state) => cells[state] !== 'none');
  const right = possible.filter((state) => results.passed(state) && states.deviations?.[state] === undefined);
  return `${right.length} of ${possible.length}`;
}

function errorsCell({ errors }: OperationCase, results: Results): string {
  const names = Object.keys(errors);
  const right = names.filter((name) => results.passed(name));
  const faults = right.filter((name) => isByFault(errors[name]));
  const asked = faults.length === 0 ? '' : `, ${faults.length} by fault`;
  return `${right.length} of ${names.length}${asked}`;
}

function isByFault(provocation: Provocation | undefined): boolean {
  return provocation !== undefined && 'byFault' in provocation && provocation.byFault === true;
}

function errorDeviations({ errors }: OperationCase): readonly string[] {
  return Object.entries(errors).flatMap(([name, provocation]) =>
    'deviation' in provocation ? [`no ${name}: ${provocation.deviation}`] : [],
  );
}

function stateDeviations({ operation, states }: OperationCase): readonly string[] {
  if (states === 'no key') return [];
  const cells = keyStateCells(operation);
  return triedStates.flatMap((state: TriedState) => {
    const deviation = states.deviations?.[state];
    if (deviation === undefined) return [];
    return [`in the state ${state}, ${deviation.instead} instead of ${cells?.[state]}: ${deviation.reason}`];
  });
}
