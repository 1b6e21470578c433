import { kmsActions } from '../actions.js';
import type { PolicyCheck } from './check.js';
import { deniedOtherwise, onlyForServices } from './grant-for-services.js';
import { firstGift, handsOf } from './hands.js';
import { findingAt, principalPath } from './statement-check.js';

const use = kmsActions.filter(({ cryptographic }) => cryptographic).map(({ name }) => name);
const administration = ['PutKeyPolicy', 'ScheduleKeyDeletion', 'DisableKey', 'EnableKey'];

type Settings = { readonly root: boolean; readonly policy: boolean };

export const selfGrantingAdministrator: PolicyCheck<Settings> = {
  id: 'self-granting-administrator',
  title: 'an administrator without use can give itself the use',
  why: 'a grant to oneself needs no change of the key policy: the separation of administration and use is on paper only',
  remedy:
    'give kms:CreateGrant with kms:GrantIsForAWSResource `true` only, and have kms:PutKeyPolicy reviewed',
  severity: 'warning',
  origins: ['keywright'],
  /** `root`: whether delegation to an account’s IAM policies counts; `policy`: whether kms:PutKeyPolicy does. */
  parameters: { root: false, policy: false },
  run: (policy, _facts, settings) =>
    handsOf(policy)
      .filter((hand) => (settings.root || !hand.isRoot) && firstGift(hand, use) === null)
      .filter((hand) => firstGift(hand, administration) !== null)
      .flatMap((hand) => {
        const grants = deniedOtherwise(policy)
          ? []
          : hand.given.filter(
              ({ statement, actions }) => actions.includes('CreateGrant') && !onlyForServices(statement),
            );
        const changes = settings.policy
          ? hand.given.filter(({ actions }) => actions.includes('PutKeyPolicy'))
          : [];
        const [gift] = [...grants, ...changes];
        if (gift === undefined) return [];
        const by = grants.length > 0 ? 'kms:CreateGrant' : 'kms:PutKeyPolicy';
        return findingAt(gift.statement, gift.index, {
          path: principalPath(gift.statement, gift.entry),
          message: `\`${hand.principal}\` can give itself the key’s use by \`${by}\``,
        });
      }),
};
