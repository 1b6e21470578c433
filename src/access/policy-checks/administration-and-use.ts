import { kmsActions } from '../actions.js';
import { isPossibleFor } from '../key-facts.js';
import type { PolicyCheck } from './check.js';
import { firstGift, handsOf } from './hands.js';
import { findingAt, principalPath } from './statement-check.js';

/** Use that gives nothing away: checks, and what a public key does anyway. */
const harmless = ['Verify', 'VerifyMac', 'Encapsulate'];
const use = [
  ...['Decrypt', 'GenerateDataKey', 'Sign', 'GenerateMac', 'DeriveSharedSecret', 'Decapsulate'],
  ...kmsActions
    .filter(({ cryptographic, name }) => cryptographic && !harmless.includes(name))
    .map(({ name }) => name),
];
const administration = ['PutKeyPolicy', 'ScheduleKeyDeletion', 'DisableKey', 'DeleteImportedKeyMaterial'];

/** Source: AWS KMS developer guide, "Default key policy": administrators and users are apart. */
export const administrationAndUse: PolicyCheck<{ readonly root: boolean }> = {
  id: 'administration-and-use',
  title: 'one hand administers the key and uses it',
  why: 'who can do both can read what the key protects and change who else may, without a second person',
  remedy: 'give administration and use to different roles',
  severity: 'warning',
  origins: ['keywright'],
  /** Whether delegation to an account’s IAM policies counts. */
  parameters: { root: false },
  run: (policy, facts, { root }) =>
    handsOf(policy)
      .filter(({ isRoot }) => root || !isRoot)
      .flatMap((hand) => {
        const possible = (names: readonly string[]) => names.filter((name) => isPossibleFor(name, facts));
        const [uses, administers] = [
          firstGift(hand, possible(use)),
          firstGift(hand, possible(administration)),
        ];
        if (uses === null || administers === null) return [];
        const message = `\`${hand.principal}\` may \`${administers.actions[0]}\` and \`${uses.actions[0]}\``;
        const path = principalPath(administers.statement, administers.entry);
        return findingAt(administers.statement, administers.index, { path, message });
      }),
};
