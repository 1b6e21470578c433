import { parsePolicy } from '../../access/parse-policy.js';
import { constraint } from '../operations/input.js';
import { limitExceeded, malformedPolicy } from '../service-error.js';

const mostBytes = 32_768;
const characters = /^[\u0009\u000A\u000D\u0020-\u00FF]+$/;

/**
 * Throws unless the text is a key policy that AWS stores: ValidationException for characters outside its set,
 * LimitExceededException over 32,768 bytes, MalformedPolicyDocumentException for grammar, and for a statement without Action
 * or with a Resource other than `*`. Source: AWS KMS API reference, PutKeyPolicy; texts as recorded answers of AWS have them, where
 * there are any.
 */
export function checkPolicyText(text: string): void {
  if (!characters.test(text))
    throw constraint(
      text.slice(0, 256),
      'Policy',
      'Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
    );
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > mostBytes)
    throw limitExceeded(`The key policy has ${bytes} bytes and may have at most ${mostBytes}.`);
  const statements = statementsIn(text);
  if (statements.some((statement) => !('Principal' in statement || 'NotPrincipal' in statement)))
    throw malformedPolicy(noPrincipal);
  const reading = parsePolicy(text, 'key');
  if (!reading.ok) {
    const [problem] = reading.problems;
    throw malformedPolicy(`Policy is malformed: ${problem?.message ?? ''} at ${place(problem?.path ?? [])}`);
  }
  for (const { actions, resources, principals } of reading.policy.statements) {
    if (actions === null || actions.patterns.length === 0)
      throw malformedPolicy('Missing required field Action');
    if (resources === null) throw malformedPolicy('Missing required field Resource');
    if (resources.not || resources.patterns.join() !== '*')
      throw malformedPolicy('Policy contains a statement whose resource is not "*".');
    if ((principals?.entries ?? []).length === 0) throw malformedPolicy(noPrincipal);
  }
}

const noPrincipal = 'Policy contains a statement with no principal.';

/** Throws MalformedPolicyDocumentException without a text, as AWS does, for what isn't JSON. */
function statementsIn(text: string): readonly object[] {
  const policy = readJson(text);
  const statement =
    typeof policy === 'object' && policy !== null && 'Statement' in policy ? policy.Statement : [];
  return [statement].flat().filter((item): item is object => typeof item === 'object' && item !== null);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedPolicy('');
  }
}

function place(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'its beginning' : path.join('.');
}
