import type { DesiredKey } from '../model/desired.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Estate, Target } from '../model/estate.js';
import type { ObservedTarget } from '../model/observed.js';
import type { Runtime, VerifiedPlan, Writer } from '../model/provider.js';
import { providerNamed } from './registry.js';

/** Reads the targets side by side. One that can't be listed at all fails the whole: half a picture is none. */
export async function observeTargets(
  estate: Estate,
  desired: readonly DesiredKey[],
  targets: readonly Target[],
  runtime: Runtime,
): Promise<Outcome<readonly ObservedTarget[]>> {
  const outcomes = await Promise.all(
    targets.map((target) => observeTarget(estate, desired, target, runtime)),
  );
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const value: ObservedTarget[] = [];
  for (const outcome of outcomes) {
    if (!outcome.ok) problems.push(...outcome.problems);
    else {
      value.push(outcome.value);
      warnings.push(...outcome.warnings);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value, warnings };
}

async function observeTarget(
  estate: Estate,
  desired: readonly DesiredKey[],
  target: Target,
  runtime: Runtime,
): Promise<Outcome<ObservedTarget>> {
  const reader = await providerNamed(target.provider).openReader(target, runtime);
  try {
    const keys = desired.filter(({ id }) => id.target === target.name);
    const settings = { ...estate.observe, estate: estate.name };
    return await reader.observe({ target: target.name, keys }, settings);
  } finally {
    reader.close();
  }
}

/** Writers for a verified plan's targets, each opened when it is first needed. */
export interface Writers {
  writerOf(target: string): Promise<Writer>;
  close(): Promise<void>;
}

/** Throws only where the plan names a target that the estate doesn't have; a verified plan never does. */
export function openWriters(estate: Estate, verified: VerifiedPlan, runtime: Runtime): Writers {
  const opened = new Map<string, Promise<Writer>>();
  const open = (name: string): Promise<Writer> => {
    const target = estate.targets.find((candidate) => candidate.name === name);
    if (target === undefined) throw new Error(`no target ${name}`);
    return providerNamed(target.provider).openWriter(target, verified, runtime);
  };
  return {
    writerOf: (name) => {
      const writer = opened.get(name) ?? open(name);
      opened.set(name, writer);
      return writer;
    },
    close: async () => {
      for (const writer of await Promise.allSettled(opened.values()))
        if (writer.status === 'fulfilled') writer.value.close();
    },
  };
}
