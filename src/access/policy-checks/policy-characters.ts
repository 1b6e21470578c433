import type { PolicyTextCheck } from './check.js';

/** Source: API reference, PutKeyPolicy, `Policy`: TAB, LF, CR and U+0020 to U+00FF. */
const refused = /[^\u0009\u000A\u000D\u0020-\u00FF]/gu;

export const policyCharacters: PolicyTextCheck = {
  id: 'policy-characters',
  title: 'the policy has characters that KMS refuses',
  why: 'KMS takes TAB, LF, CR and U+0020 to U+00FF only, and refuses the whole policy otherwise',
  remedy: 'write the character as a JSON escape where it must be, or another in its place',
  severity: 'error',
  origins: ['keywright'],
  run: (text) =>
    [...new Set(text.match(refused) ?? [])].map((character) => ({
      statement: null,
      sid: null,
      path: [],
      message: `the policy has the character ${codeOf(character)}`,
    })),
};

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
