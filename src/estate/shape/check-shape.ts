import type { Diagnostic } from '../../model/diagnostic.js';
import type { Path } from '../../model/place.js';
import type { YamlDocument } from '../yaml/parse-yaml.js';
import { crowds, describeCrowd } from './crowds.js';
import { describe, pathOf } from './describe.js';
import { describeChoice } from './describe-choice.js';
import { type Check, checkOfBranch, type ShapeError } from './validators.js';

/** Everything in the document that its schema doesn't allow: one problem a cause, at the value or name at fault. */
export function checkShape(
  { content, source }: Pick<YamlDocument, 'content' | 'source'>,
  check: Check,
): readonly Diagnostic[] {
  const crowded = crowds(content, []).map((crowd) => describeCrowd(crowd, source));
  if (crowded.length > 0) return crowded;
  return withoutRepeats(explain(check(content), []));

  function explain(errors: readonly ShapeError[], base: Path): readonly Diagnostic[] {
    const choices = errors.filter(({ keyword }) => keyword === 'oneOf');
    const roots = new Set(choices.map(({ instancePath }) => instancePath));
    const plain = errors.filter((error) => !isWithin(error.instancePath, roots));
    return [
      ...plain.flatMap((error) => describe(error, base, source) ?? []),
      ...choices.flatMap((error) => explainChoice(error, [...base, ...pathOf(error.instancePath)])),
    ];
  }

  function explainChoice(error: ShapeError, path: Path): readonly Diagnostic[] {
    const choice = describeChoice(error, path, source);
    return 'problem' in choice ? [choice.problem] : explain(checkOfBranch(choice.branch)(error.data), path);
  }
}

function isWithin(path: string, roots: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
    if (roots.has(path.slice(0, end))) return true;
  return roots.has('');
}

/** A name or a value that breaks two rules has one problem: the first. */
function withoutRepeats(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return problems.filter(({ code, place, message }) => {
    const missing = code === 'KW2004' ? message : '';
    const id = `${place?.line}:${place?.column}:${missing}`;
    return seen.has(id) ? false : seen.add(id);
  });
}
