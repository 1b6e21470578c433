import { keyIdText } from '../model/key-state.js';
import type { Change } from '../model/plan.js';

/**
 * The keys (`name@target`) of which the changes destroy something, sorted, each once: whoever approves has to name them. A disabled
 * key is among them, since nobody can use it from then on.
 */
export function lossesOf(changes: readonly Pick<Change, 'key' | 'risk'>[]): readonly string[] {
  const lost = changes.filter(({ risk }) => risk === 'destructive').map(({ key }) => keyIdText(key));
  return [...new Set(lost)].sort();
}
