import type { Estate, Target } from '../../model/estate.js';
import type { ObservedTarget } from '../../model/observed.js';
import type { Runtime } from '../../model/provider.js';
import { startSimulator } from '../index.js';
import type { Simulator } from '../options.js';
import type { ResourceQuotas } from '../resource-quotas.js';
import type { SessionCredentials, SessionRequest } from '../sessions.js';
import type { SimulatorSnapshot } from '../snapshot.js';
import type { PrincipalRecord } from '../state.js';
import type { World } from '../world.js';
import { applierOf } from './applier.js';
import { assumptionsOf } from './assumptions.js';
import { callerSession, type Wanted } from './caller-session.js';
import { principalsIn } from './observed-principals.js';
import { buildObservedState, type ObservedState } from './observed-state.js';
import type { ObservedPlace } from './place.js';

/** What a rehearsal is staged from. */
export interface Script extends Pick<ObservedState, 'world' | 'planned' | 'now'> {
  readonly estate: Estate;
  readonly observed: readonly ObservedTarget[];
  /** ARN of who will apply; null for whom the targets name, or who observed them. */
  readonly applier: string | null;
  /** Default: AWS's. */
  readonly limits?: Partial<ResourceQuotas> | undefined;
}

/** A private simulator that answers as the targets did, and how keywright works on it. */
export interface Stage {
  readonly url: string;
  /** The estate with its targets in the simulator. */
  readonly estate: Estate;
  /** Each target's calls are made as its applier; pauses move the simulated clock instead of taking time. */
  readonly runtime: Runtime;
  /** The same as somebody who is asked for no permission. */
  readonly unrestricted: Runtime;
  readonly credentialsFor: (who: Caller) => Promise<SessionCredentials>;
  /** ARNs of the roles, users and accounts that there are now. */
  readonly livePrincipals: () => ReadonlySet<string>;
  /** What was taken for granted, in whole sentences. */
  readonly assumptions: readonly string[];
  close(): Promise<void>;
}

/** Who calls; `unrestricted` is asked for no permission. */
export type Caller =
  | { readonly kind: 'unrestricted'; readonly target: Target }
  | ({ readonly kind: 'principal' } & Wanted);

/** Builds the observed state and starts a simulator with it. */
export async function openStage(script: Script, runtime: Runtime): Promise<Stage> {
  const { world, now, planned } = script;
  const places = script.observed.map((observed) => ({
    target: targetOf(script.estate, observed.target),
    observed,
  }));
  const appliers = appliersOf(script, places);
  const appliedBy = [...new Set(appliers.map(({ arn }) => arn))];
  const { snapshot, ...taken } = buildObservedState({
    places,
    world,
    planned,
    now,
    appliers: appliedBy,
  });
  let time = now;
  const clock = () => time;
  const simulator = await startSimulator({
    snapshot,
    clock,
    seed: 'rehearsal',
    ...(script.limits === undefined ? {} : { resourceQuotas: script.limits }),
    ...(world === null ? {} : { world }),
  });
  try {
    const environments = new Map<string, Runtime['env']>();
    const omnipotent = new Map<string, Runtime['env']>();
    for (const { target, arn } of appliers) {
      const unrestricted = await credentialsFor(simulator, { kind: 'unrestricted', target }, world);
      environments.set(target.name, environmentOf(await simulator.credentialsFor(sessionOf(arn))));
      omnipotent.set(target.name, environmentOf(unrestricted));
    }
    const runtimeIn = (known: ReadonlyMap<string, Runtime['env']>): Runtime => ({
      ...runtime,
      env: {},
      envOf: (target) => known.get(target) ?? {},
      now: clock,
      sleep: async (milliseconds) => {
        time += milliseconds;
      },
      progress: () => {},
    });
    return {
      url: simulator.url,
      estate: staged(script.estate, simulator.url),
      runtime: runtimeIn(environments),
      unrestricted: runtimeIn(omnipotent),
      credentialsFor: (who) => credentialsFor(simulator, who, world),
      livePrincipals: () => liveIn(simulator.snapshot()),
      assumptions: assumptionsOf({ ...taken, appliers: appliedBy, world, places }),
      close: () => simulator.close(),
    };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

function liveIn({ tables }: SimulatorSnapshot): ReadonlySet<string> {
  const principals = Object.values(tables['principals'] ?? {}) as unknown as readonly PrincipalRecord[];
  return new Set(principals.filter(({ deleted }) => !deleted).map(({ arn }) => arn));
}

function targetOf(estate: Estate, name: string): Target {
  const target = estate.targets.find((each) => each.name === name);
  if (target === undefined) throw new Error(`observed a target that the estate doesn't have: ${name}`);
  return target;
}

/** Who applies in each target. */
function appliersOf({ applier, planned }: Script, places: readonly ObservedPlace[]) {
  const live = places.flatMap(({ observed: { keys } }) => keys);
  const policies = live.flatMap(({ fields: { policy } }) => (policy.read ? [policy.value] : []));
  const known = principalsIn([...policies, ...planned.policies], planned.parties);
  return places.map(({ target, observed: { observer } }) => {
    const arn = applierOf(target, observer ?? null, applier, known);
    return { target, arn: arn ?? `arn:${target.partition}:iam::${target.account}:root` };
  });
}

/** A role's session has the name that keywright gives it when it assumes the role. */
function sessionOf(arn: string): SessionRequest {
  return { principal: arn, ...(arn.includes(':role/') ? { sessionName: 'keywright' } : {}) };
}

/** Nothing of a staged target leads anywhere else: not its endpoint, not a role to assume. */
function staged(estate: Estate, endpoint: string): Estate {
  const moved = (target: Target): Target => ({ ...target, endpoint, assumeRole: null });
  return {
    ...estate,
    targets: estate.targets.map(moved),
    keys: estate.keys.map((key) => ({
      ...key,
      target: moved(key.target),
      replicas: key.replicas.map((replica) => ({ ...replica, target: moved(replica.target) })),
    })),
  };
}

/** Nobody else uses the simulator's quotas, so calls needn't be spaced. */
function environmentOf({ accessKeyId, secretAccessKey, sessionToken }: SessionCredentials): Runtime['env'] {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    KEYWRIGHT_KMS_QUOTAS: JSON.stringify({ default: 1_000_000 }),
  };
}

async function credentialsFor(
  simulator: Simulator,
  who: Caller,
  world: World | null,
): Promise<SessionCredentials> {
  if (who.kind === 'unrestricted') {
    const { partition, account } = who.target;
    return await simulator.credentialsFor({
      principal: `arn:${partition}:iam::${account}:root`,
      unrestricted: true,
    });
  }
  return await simulator.credentialsFor(callerSession(who, world));
}
