import type { Diagnostic } from '../../model/diagnostic.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Source } from '../../model/place.js';
import type { Kind } from '../kinds.js';
import { errorAt } from '../problem.js';
import { oneOf, suggestion } from '../suggest.js';
import type { YamlDocument } from '../yaml/parse-yaml.js';
import { kindOf } from './describe-type.js';
import { kinds } from './validators.js';
import { plainText } from './words.js';

/** What a document says it is. Where `kind` is null, the problems say why. */
export interface Head {
  readonly kind: Kind | null;
  readonly name: string | null;
  /** Whether the document looks like something that isn't keywright's at all. */
  readonly foreign: boolean;
  readonly problems: readonly Diagnostic[];
}

/** Reads `kind` and `metadata.name` of a document, however wrong the rest of it is. */
export function readHead({ content, source }: YamlDocument): Head {
  if (!isObject(content)) {
    const message = `the document is ${kindOf(content)}, not a map`;
    return { kind: null, name: null, foreign: true, problems: [errorAt(source.at([]), 'KW2001', message)] };
  }
  const { apiVersion, kind, metadata } = content;
  const known = kinds.find((each) => each === kind);
  const name = isObject(metadata) && typeof metadata['name'] === 'string' ? metadata['name'] : null;
  if (known !== undefined) return { kind: known, name, foreign: false, problems: [] };
  if (!plainText(apiVersion).startsWith('keywright')) {
    const message = 'the document has no `apiVersion: keywright.dev/v1` and no kind that keywright knows';
    return { kind: null, name, foreign: true, problems: [errorAt(source.at([]), 'KW2001', message)] };
  }
  return { kind: null, name, foreign: false, problems: [kindProblem(kind, source)] };
}

function kindProblem(kind: Json | undefined, source: Source): Diagnostic {
  if (kind === undefined)
    return errorAt(source.at([]), 'KW2003', 'the document has no `kind`', `write ${oneOf(kinds)}`);
  const shown = typeof kind === 'string' ? `\`${kind}\`` : kindOf(kind);
  return errorAt(
    source.at(['kind']),
    'KW2003',
    `there is no kind ${shown}`,
    suggestion(plainText(kind), kinds) ?? undefined,
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
