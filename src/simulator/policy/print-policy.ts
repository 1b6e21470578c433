import type { Json } from '../../model/json.js';

/**
 * A policy's text in the layout in which GetKeyPolicy answers every policy, whatever white space it was put with: members of an
 * object on lines of their own, elements of a list in a row. Source: recorded answers of AWS (cloud-custodian/cloud-custodian,
 * tests/data/placebo/test_kms_remove_matched). `text` has to be JSON.
 */
export function printPolicy(text: string): string {
  return print(JSON.parse(text) as Json, '');
}

function print(value: Json, indent: string): string {
  if (isList(value)) {
    return value.length === 0 ? '[ ]' : `[ ${value.map((item) => print(item, indent)).join(', ')} ]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const members = Object.entries(value).map(
    ([name, member]) => `${inner}${JSON.stringify(name)} : ${print(member, inner)}`,
  );
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
