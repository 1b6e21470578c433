/** What AWS KMS takes at most. Source: AWS KMS developer guide, "Resource quotas"; API reference, TagResource. */
export const limits = {
  policyBytes: 32_768,
  aliasesPerKey: 50,
  grantsPerKey: 50_000,
  tagsPerKey: 50,
  encryptionContextPairs: 8,
} as const;

/** Whether the key policy may hold the text: TAB, LF, CR and U+0020 to U+00FF (API reference, PutKeyPolicy). */
export function fitsPolicy(text: string): boolean {
  return /^[\t\n\r\u0020-\u00ff]*$/.test(text);
}
