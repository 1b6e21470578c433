import type { JsonObject } from '../../../model/json.js';
import { notFound, unsupported } from '../../service-error.js';
import { optionalText } from '../input.js';

/**
 * Whether the request's PolicyName is `default`, the only policy that a key has. Throws ValidationException for what is no
 * policy's name.
 */
export function namesDefaultPolicy(input: JsonObject): boolean {
  return (
    (optionalText(input, 'PolicyName', { min: 1, max: 128, pattern: /^\w+$/ }) ?? 'default') === 'default'
  );
}

/** What GetKeyPolicy answers for another name. */
export const noSuchPolicy = () => notFound('No such policy exists');

/** What PutKeyPolicy answers for another name. */
export const onlyDefaultPolicy = () => unsupported('A key has one policy only, which is named default.');
