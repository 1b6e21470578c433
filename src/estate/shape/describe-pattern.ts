import type { Path } from '../../model/place.js';
import type { ShapeError } from './validators.js';
import { asPhrase, type Described, fieldName } from './words.js';

/** Text that doesn't match its pattern, with the spelling that would match where one is at hand. */
export function describePattern(error: ShapeError, path: Path): Described {
  const value = String(error.data);
  const pattern = new RegExp(String(error.params['pattern']), 'u');
  const repaired = repairs(value).find(
    (candidate) => candidate !== '' && candidate !== value && pattern.test(candidate),
  );
  const description: unknown = error.parentSchema?.['description'];
  const rule =
    typeof description === 'string' ? asPhrase(description) : `text that matches \`${pattern.source}\``;
  return {
    code: 'KW2007',
    message: `\`${value}\` can't be a value of \`${fieldName(path)}\``,
    remedy: repaired === undefined ? `write ${rule}` : `write \`${repaired}\` (${rule})`,
  };
}

/** What people most often mean: other case, spaces, a prefix or the unit separator left out. */
function repairs(value: string): readonly string[] {
  const trimmed = value.trim();
  const lower = trimmed.toLowerCase();
  const hyphenated = lower.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const digits = trimmed.replace(/[^0-9]/g, '');
  return [trimmed, lower, `alias/${trimmed}`, hyphenated, /^[0-9 -]+$/.test(trimmed) ? digits : trimmed];
}
