import type { JsonObject } from '../../model/json.js';
import { constraint, optionalTexts } from './input.js';

/** The request's GrantTokens: at most ten, of 1 to 8192 characters (API reference, any operation that takes them). */
export function grantTokensIn(input: JsonObject): readonly string[] {
  const tokens = optionalTexts(input, 'GrantTokens');
  if (tokens.length > 10)
    throw constraint('[…]', 'GrantTokens', 'Member must have length less than or equal to 10');
  if (tokens.some((token) => token.length === 0 || token.length > 8192))
    throw constraint(
      '[…]',
      'GrantTokens',
      'Member must satisfy constraint: [Member must have length less than or equal to 8192, Member must have length greater than or equal to 1]',
    );
  return tokens;
}
