import type { JsonObject } from '../../../model/json.js';
import { notFound } from '../../service-error.js';
import { optionalText } from '../input.js';

/** Throws NotFoundException for another policy than `default`, the only one that a key has. */
export function requireDefaultPolicy(input: JsonObject): void {
  const name = optionalText(input, 'PolicyName', { min: 1, max: 128 });
  if (name !== null && name !== 'default') throw notFound('No such policy exists');
}
