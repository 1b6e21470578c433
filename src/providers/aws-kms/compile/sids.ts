import type { Draft } from './draft.js';

const namesInSid = 3;

/**
 * A Sid for each statement, in the statements' order: its labels, and a number where labels alone don't tell two
 * apart. Letters, digits and spaces only. The words that aren't grant names start with a capital, which no grant
 * name does, so that no grant can be named into another's Sid.
 */
export function sidsOf(drafts: readonly Draft[]): readonly string[] {
  const bases = drafts.map(baseOf);
  const seen = new Map<string, number>();
  return bases.map((base) => {
    const number = (seen.get(base) ?? 0) + 1;
    seen.set(base, number);
    const alone = bases.indexOf(base) === bases.lastIndexOf(base);
    return alone ? base : `${base} Part ${number}`;
  });
}

/** What a grant's statements are labelled with. */
export function grantLabel(name: string): string {
  return `Grant ${name.replaceAll('-', ' ')}`;
}

function baseOf(draft: Draft): string {
  const [first = '', ...others] = draft.labels;
  if (others.length < namesInSid) return [first, ...others].join(' And ');
  return `${first} And ${others.length} More`;
}
