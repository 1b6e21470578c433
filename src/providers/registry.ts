import type { Target } from '../model/estate.js';
import type { Provider } from '../model/provider.js';
import { awsKms } from './aws-kms/index.js';

const registry: Readonly<Record<Target['provider'], Provider>> = { 'aws-kms': awsKms };

/** Every provider. */
export const providers: readonly Provider[] = Object.values(registry);

/** The provider of a target. */
export function providerNamed(name: Target['provider']): Provider {
  return registry[name];
}
