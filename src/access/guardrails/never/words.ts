import type { AccessRow } from '../../../model/access-row.js';
import { matchesIgnoringCase } from '../../wildcard.js';

/** What the assertion says itself: that it is about a stranger, or about nobody's service. */
const said =
  /\b(?:(?:kms:CallerAccount|aws:PrincipalAccount) is 9{6}\d{6}|aws:PrincipalIsAWSService is false)(?: and )?/g;

/** An access row in a sentence: `arn:… may Decrypt (conditions)`. */
export function rowWords(
  { principals, operations, conditions, certainty, note }: AccessRow,
  asked: readonly string[] | null,
): string {
  const shown = conditions.replace(said, '');
  const wanted = readable(asked === null ? operations : operations.filter((name) => touches(name, asked)));
  const verb = certainty === 'certain' ? 'may' : 'may perhaps';
  const when = shown === '' ? '' : ` (${shown})`;
  const more = note === undefined ? '' : `, ${note}`;
  const who = some(principals.map((principal) => (principal === '*' ? 'everybody' : principal)));
  return `${who} ${verb} ${some(wanted)}${when}${more}`;
}

/** Whether a row's operation, maybe a wildcard that also stands for actions to come, takes in one of those asked for. */
export function touches(operation: string, asked: readonly string[]): boolean {
  return asked.some((name) => matchesIgnoringCase(operation, name));
}

/** Without the wildcards beside what they stand for. */
function readable(operations: readonly string[]): readonly string[] {
  const named = operations.filter((name) => !name.includes('*'));
  return named.length === 0 ? operations : named;
}

function some(words: readonly string[]): string {
  const most = 6;
  if (words.length <= most + 1) return words.join(', ');
  return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}
