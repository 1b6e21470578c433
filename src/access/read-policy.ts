import { parsePolicy } from './parse-policy.js';
import type { PolicyDocument } from './policy.js';

const mostKept = 20_000;
const kept = new Map<string, PolicyDocument | null>();

/** A key policy from its text; null where it can't be read. The same text is asked for again and again, so it is kept. */
export function readPolicy(text: string): PolicyDocument | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const reading = parsePolicy(text, 'key');
  const document = reading.ok ? reading.policy : null;
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, document);
  return document;
}
