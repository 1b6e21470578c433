import type { Diagnostic } from '../../model/diagnostic.js';
import type { Path, Source } from '../../model/place.js';
import { errorAt } from '../problem.js';
import { oneOf, suggestion } from '../suggest.js';
import { describePattern } from './describe-pattern.js';
import { describeType } from './describe-type.js';
import type { ShapeError } from './validators.js';
import { asPhrase, type Described, fieldName, plainText } from './words.js';

/** A violation of the schema as a problem at its place, in the words of whoever wrote the YAML. */
export function describe(error: ShapeError, base: Path, source: Source): Diagnostic | null {
  const path = [...base, ...pathOf(error.instancePath)];
  const describeKeyword = keywords[error.keyword];
  if (describeKeyword === undefined) return null;
  const { code, message, remedy, ...where } = describeKeyword(error, path, source);
  return errorAt(source.at(where.path ?? path, where.of), code, message, remedy);
}

/** A JSON pointer as a path. */
export function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

type Describe = (error: ShapeError, path: Path, source: Source) => Described;

const keywords: Readonly<Record<string, Describe>> = {
  additionalProperties: unknownField,
  required: missingField,
  type: describeType,
  pattern: (error, path) =>
    error.propertyName === undefined ? describePattern(error, path) : badName(error, path),
  enum: (error, path) => notOneOf(error, path, error.params['allowedValues'] as readonly unknown[]),
  const: (error, path) => notOneOf(error, path, [error.params['allowedValue']]),
  minimum: outOfRange,
  maximum: outOfRange,
  exclusiveMinimum: outOfRange,
  minLength: (error, path) => length(error, path, 'too short'),
  maxLength: (error, path) => length(error, path, 'too long'),
  minItems: tooFew,
  minProperties: tooFew,
  maxItems: tooMany,
  maxProperties: tooMany,
  uniqueItems: repeated,
  propertyNames: badName,
  format: badFormat,
};

function unknownField(error: ShapeError, path: Path): Described {
  const name = String(error.params['additionalProperty']);
  const known = Object.keys(error.parentSchema?.['properties'] ?? {});
  const message = `\`${name}\` is not a field of \`${fieldName(path)}\``;
  const remedy = suggestion(name, known);
  return {
    code: 'KW2005',
    message,
    path: [...path, name],
    of: 'name',
    ...(remedy === null ? {} : { remedy }),
  };
}

function missingField(error: ShapeError, path: Path): Described {
  const name = String(error.params['missingProperty']);
  const properties: Readonly<Record<string, { description?: string }>> =
    error.parentSchema?.['properties'] ?? {};
  const description = properties[name]?.description;
  const remedy = `add \`${name}\`${description === undefined ? '' : `: ${asPhrase(description)}`}`;
  return { code: 'KW2004', message: `\`${fieldName(path)}\` has no \`${name}\``, remedy, of: 'name' };
}

function notOneOf(error: ShapeError, path: Path, allowed: readonly unknown[]): Described {
  const words = allowed.map(String);
  const text = plainText(error.data);
  const value = typeof error.data === 'object' ? 'a list or map' : `\`${text}\``;
  const remedy = suggestion(text, words) ?? `write ${oneOf(words)}`;
  if (path.length === 1 && path[0] === 'apiVersion')
    return {
      code: 'KW2002',
      message: `${value} is not a version of the format that keywright knows`,
      remedy: `write ${oneOf(words)}`,
    };
  return { code: 'KW2008', message: `\`${fieldName(path)}\` can't be ${value}`, remedy };
}

function outOfRange(error: ShapeError, path: Path): Described {
  const { minimum, exclusiveMinimum, maximum } = error.parentSchema ?? {};
  const from = minimum === undefined ? `more than ${exclusiveMinimum}` : `from ${minimum}`;
  return {
    code: 'KW2009',
    message: `\`${fieldName(path)}\` can't be \`${error.data}\``,
    remedy: `write a number ${from}${maximum === undefined ? '' : `, up to ${maximum}`}`,
  };
}

function length(error: ShapeError, path: Path, what: string): Described {
  const limit = Number(error.params['limit']);
  const remedy = limit === 1 ? 'write some text' : `write at most ${limit} characters`;
  if (error.propertyName !== undefined)
    return {
      code: 'KW2013',
      message: `the name \`${error.propertyName}\` is ${what}`,
      remedy,
      path: [...path, error.propertyName],
      of: 'name',
    };
  return { code: 'KW2010', message: `\`${fieldName(path)}\` is ${what}`, remedy };
}

function tooFew(error: ShapeError, path: Path): Described {
  const remedy = `write at least ${error.params['limit']}, or leave \`${fieldName(path)}\` out where that is allowed`;
  return { code: 'KW2011', message: `\`${fieldName(path)}\` is empty`, remedy };
}

function tooMany(error: ShapeError, path: Path): Described {
  const count = Array.isArray(error.data) ? error.data.length : Object.keys(error.data ?? {}).length;
  const limit = error.params['limit'];
  return {
    code: 'KW2011',
    message: `\`${fieldName(path)}\` has ${count} entries`,
    remedy: `write at most ${limit}`,
  };
}

function repeated(error: ShapeError, path: Path): Described {
  const index = Math.max(Number(error.params['i']), Number(error.params['j']));
  const value: unknown = Array.isArray(error.data) ? error.data[index] : null;
  return {
    code: 'KW2012',
    message: `${typeof value === 'object' ? 'an entry' : `\`${plainText(value)}\``} stands twice in \`${fieldName(path)}\``,
    path: [...path, index],
  };
}

function badName(error: ShapeError, path: Path): Described {
  const name = error.propertyName ?? String(error.params['propertyName']);
  const message = `\`${name}\` can't be a name in \`${fieldName(path)}\``;
  return { code: 'KW2013', message, path: [...path, name], of: 'name' };
}

function badFormat(error: ShapeError): Described {
  const examples: Readonly<Record<string, string>> = {
    'date-time': 'a time with its zone, such as `2027-01-31T00:00:00Z`',
    uri: 'a URL, such as `http://127.0.0.1:4599`',
  };
  const wanted = examples[String(error.params['format'])] ?? String(error.params['format']);
  return {
    code: 'KW2014',
    message: `\`${String(error.data)}\` is not ${wanted.split(',')[0]}`,
    remedy: `write ${wanted}`,
  };
}
