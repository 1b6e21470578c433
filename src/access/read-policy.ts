import { parsePolicy } from './parse-policy.js';
import type { PolicyDocument } from './policy.js';

const mostKept = 20_000;
const kept = {
  key: new Map<string, PolicyDocument | null>(),
  identity: new Map<string, PolicyDocument | null>(),
};

/** A policy from its text; null where it can't be read. The same text is asked for again and again, so it is kept. */
export function readPolicy(text: string, kind: 'key' | 'identity'): PolicyDocument | null {
  const known = kept[kind].get(text);
  if (known !== undefined) return known;
  const reading = parsePolicy(text, kind);
  const document = reading.ok ? reading.policy : null;
  if (kept[kind].size >= mostKept) kept[kind].clear();
  kept[kind].set(text, document);
  return document;
}
