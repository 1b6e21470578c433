import type { Json, JsonObject } from '../../model/json.js';
import type { Conditions } from '../operation.js';
import { serialization, tagError } from '../service-error.js';
import { constraint, optionalText, requiredText } from './input.js';

/** How many tags a key can have (AWS KMS developer guide, "Tags in AWS KMS"). */
const mostTags = 50;

/** AWS's characters for tags (AWS Tagging guide, "Tag naming limits and requirements"). */
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * The list of tags in a request, as an object; none where the member is absent. Throws TagException for more than 50, a key
 * that is there twice, a reserved key or characters that tags can't have; ValidationException for lengths.
 */
export function parseTags(input: JsonObject, member = 'Tags'): Record<string, string> {
  const list = input[member] ?? [];
  if (!isList(list)) throw serialization(`${member} has to be a list`);
  if (list.length > mostTags) throw tagError('Too many tags');
  const tags = new Map<string, string>();
  for (const tag of list) {
    const [key, value] = readTag(tag, `${member}.${tags.size + 1}.member`);
    if (tags.has(key)) throw tagError('Duplicate tag keys');
    tags.set(key, value);
  }
  return Object.fromEntries(tags);
}

/** What a policy can ask of the tags in a request. */
export function requestTagConditions(tags: Readonly<Record<string, string>>): Conditions {
  const names = Object.keys(tags);
  if (names.length === 0) return {};
  const values = Object.entries(tags).map(([name, value]): [string, string] => [
    `aws:RequestTag/${name}`,
    value,
  ]);
  return { ...Object.fromEntries(values), 'aws:TagKeys': names };
}

/** `place`: as AWS's messages name it, such as `Tags.1.member`. */
function readTag(tag: Json, place: string): readonly [string, string] {
  if (typeof tag !== 'object' || tag === null || isList(tag))
    throw serialization('a tag has to be an object');
  const { TagKey, TagValue } = tag as JsonObject;
  const named = { [`${place}.tagKey`]: TagKey ?? null, [`${place}.tagValue`]: TagValue ?? null };
  const key = requiredText(named, `${place}.tagKey`, { max: 128 });
  const value = optionalText(named, `${place}.tagValue`, { max: 256 });
  if (value === null) throw constraint(null, `${place}.tagValue`, 'Member must not be null');
  if (key.toLowerCase().startsWith('aws:')) throw tagError('Tags beginning with aws: are reserved');
  if (!characters.test(key) || !characters.test(value))
    throw tagError('A tag key or value contains invalid characters');
  return [key, value];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
