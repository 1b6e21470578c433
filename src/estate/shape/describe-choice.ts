import type { Diagnostic } from '../../model/diagnostic.js';
import type { Path, Source } from '../../model/place.js';
import { errorAt } from '../problem.js';
import { oneOf, suggestion } from '../suggest.js';
import { kindOf } from './describe-type.js';
import { branchSchema, type ShapeError } from './validators.js';
import { fieldName } from './words.js';

interface Branch {
  readonly schema: object;
  /** The field that only this branch requires: `role`, `service`; null for a plain value such as `off`. */
  readonly marker: string | null;
  readonly fields: readonly string[];
}

/** The branch that the value was meant to be, to be checked alone; or the one problem that says why none fits. */
export type Choice = { readonly branch: object } | { readonly problem: Diagnostic };

/** Says what is wrong with a value of which several shapes are allowed, as one problem instead of one a shape. */
export function describeChoice(error: ShapeError, path: Path, source: Source): Choice {
  const branches = (error.schema as readonly object[]).map(readBranch);
  const value: unknown = error.data;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: notAMap(branches, value, path, source) };
  const named = branches.filter(({ marker }) => marker !== null && marker in value);
  const fitting = named.filter(({ fields }) =>
    named.every(({ marker }) => marker !== null && fields.includes(marker)),
  );
  const [branch] = fitting;
  if (branch !== undefined) return { branch: branch.schema };
  return {
    problem: named.length > 1 ? tooMany(named, path, source) : unmarked(branches, value, path, source),
  };
}

function readBranch(branch: object): Branch {
  const schema = branchSchema(branch) as { required?: readonly string[]; properties?: object };
  return {
    schema: branch,
    marker: schema.required?.[0] ?? null,
    fields: Object.keys(schema.properties ?? {}),
  };
}

function notAMap(branches: readonly Branch[], value: unknown, path: Path, source: Source): Diagnostic {
  const [plain] = branches.filter(({ marker }) => marker === null).map(({ schema }) => schema);
  const word = plain !== undefined && 'const' in plain ? [`\`${plain.const}\``] : [];
  const shapes = [...word, ...branches.flatMap(({ marker }) => (marker === null ? [] : `\`${marker}: …\``))];
  const shown = typeof value === 'object' ? kindOf(value) : `\`${String(value)}\``;
  return errorAt(
    source.at(path),
    'KW2015',
    `\`${fieldName(path)}\` can't be ${shown}`,
    `write ${shapes.join(' or ')}`,
  );
}

function tooMany(named: readonly Branch[], path: Path, source: Source): Diagnostic {
  const markers = named.map(({ marker }) => `\`${marker}\``);
  const message = `${markers.join(' and ')} stand together in one entry of \`${fieldName(path)}\``;
  return errorAt(source.at(path), 'KW2015', message, 'make an entry of each');
}

function unmarked(branches: readonly Branch[], value: object, path: Path, source: Source): Diagnostic {
  const markers = branches.flatMap(({ marker }) => marker ?? []);
  const fields = new Set(branches.flatMap((branch) => branch.fields));
  const [unknown] = Object.keys(value).filter((name) => !fields.has(name));
  if (unknown === undefined)
    return errorAt(
      source.at(path),
      'KW2015',
      `this entry of \`${fieldName(path)}\` doesn't say who or what`,
      `write ${oneOf(markers)}`,
    );
  const place = source.at([...path, unknown], 'name');
  if (unknown === 'set')
    return errorAt(
      place,
      'KW2016',
      `\`${fieldName(path)}\` can't name a PrincipalSet`,
      `write ${oneOf(markers)}`,
    );
  return errorAt(
    place,
    'KW2015',
    `\`${unknown}\` can't be an entry of \`${fieldName(path)}\``,
    suggestion(unknown, markers) ?? undefined,
  );
}
