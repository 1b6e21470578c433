import { readdirSync } from 'node:fs';
import { KMSServiceException } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.js';
import { type DocumentedError, documentedErrors } from './documented-errors.js';
import { keyInState } from './key-in-state.js';
import { keyStateCells, type Outcome, type TriedState, triedStates } from './key-state-cells.js';
import type { OperationCase, Provocation, StateTrial } from './operation-case.js';
import { nameOfFailure } from './policies.js';
import { holdAgainstDocs } from './table/docs-file.js';
import { entryOf } from './table/entry.js';
import type { Results } from './table/results.js';

/** Runs every case in `cases/<area>`, each at a desk of its own, and holds its row of the docs' table against what came out. */
export async function describeArea(area: string): Promise<void> {
  for (const operationCase of await casesIn(area)) describeCase(operationCase);
}

export async function casesIn(area: string): Promise<readonly OperationCase[]> {
  const folder = new URL(`./cases/${area}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules: readonly object[] = await Promise.all(
    files.sort().map((file) => import(new URL(file, folder).href)),
  );
  return modules.flatMap((module) => Object.values(module).filter(isCase));
}

function isCase(value: unknown): value is OperationCase {
  return typeof value === 'object' && value !== null && 'operation' in value && 'authorised' in value;
}

function describeCase(operationCase: OperationCase): void {
  const { operation, errors, states, works, authorised } = operationCase;
  describe(operation, () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await openDesk();
    });
    afterAll(() => desk.close());

    const passed = new Set<string>();
    const check = (name: string, body: () => Promise<void>) =>
      it(name, async () => {
        await body();
        passed.add(name);
      });
    const results: Results = { passed: (name) => passed.has(name) };

    check('works', () => works(desk));
    it('has a case for every documented error, and no other', () => {
      const documented = documentedErrors(operation).map(({ name }) => name);
      expect(Object.keys(errors).sort()).toEqual([...documented].sort());
    });
    for (const error of documentedErrors(operation)) {
      const provocation = errors[error.name];
      if (provocation === undefined || 'deviation' in provocation) continue;
      check(error.name, () => provoked(desk, error, provocation));
    }
    describeStates(operation, states, () => desk, check);
    check('authorised', () => authorised.check(desk));
    it('is in the docs as it is', () => holdAgainstDocs(entryOf(operationCase, results)));
  });
}

/** Statuses: the API reference has 400 for what the caller did wrong; a dry run's is the SDK's, which no recorded answer confirms. */
async function provoked(
  desk: Desk,
  { name, fault }: DocumentedError,
  { provoke, message }: Exclude<Provocation, { readonly deviation: string }>,
): Promise<void> {
  const error: unknown = await provoke(desk).then(
    () => 'answered',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(KMSServiceException);
  if (!(error instanceof KMSServiceException)) return;
  expect(error.name).toBe(name);
  expect(error.$fault).toBe(fault);
  const status = error.$metadata.httpStatusCode ?? 0;
  if (fault === 'client') expect(status).toBe(name === 'DryRunOperationException' ? 412 : 400);
  else expect(status).toBeGreaterThanOrEqual(500);
  expect(error.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  if (typeof message === 'string') expect(error.message).toBe(message);
  if (message instanceof RegExp) expect(error.message).toMatch(message);
}

function describeStates(
  operation: string,
  trial: StateTrial | 'no key',
  deskNow: () => Desk,
  check: (name: string, body: () => Promise<void>) => void,
): void {
  const cells = keyStateCells(operation);
  if (trial === 'no key') {
    it('is tried in each key state if AWS has it in the table', () => expect(cells).toBeNull());
    return;
  }
  if (cells === null) throw new Error(`${operation} is not in the table of key states`);
  for (const state of triedStates) {
    const wanted = trial.deviations?.[state]?.instead ?? cells[state];
    if (wanted === 'none') continue;
    check(state, () => tried(deskNow(), state, trial, wanted));
  }
}

async function tried(desk: Desk, state: TriedState, trial: StateTrial, wanted: Outcome): Promise<void> {
  const { key, prepared } = await keyInState(desk, state, trial.kind ?? {}, (ready) =>
    trial.prepare(ready, state, desk),
  );
  const outcome = await nameOfFailure(prepared(key));
  expect(outcome).toBe(wanted === 'works' ? 'answered' : wanted);
}
