import { createHash } from 'node:crypto';
import { nativeGrantText } from '../../access/native-grant-form.js';
import type { AccessChange } from '../../model/access-row.js';
import type { GrantState } from '../../model/key-state.js';
import type { GrantParty } from '../../model/native-grant.js';
import { worseRisk } from '../../model/risk.js';
import { accessRisk } from '../access-steps.js';
import type { Draft, FieldContext, FieldResult } from '../draft.js';
import { grantMoves, isOurs } from '../grant-moves.js';

/** Each native grant that is made or revoked, with who gains and who loses by it under the key policy. */
export function grantChanges(context: FieldContext): FieldResult {
  const { created, revoked, foreign, waiting } = grantMoves(context);
  if (created.length + revoked.length + foreign.length + waiting === 0) return { drafts: [], notes: [] };
  const steps = created.length + revoked.length === 0 ? null : context.accessSteps();
  const accessBy = (grant: GrantState, moves: 'created' | 'revoked') =>
    steps?.[moves].get(grant) ?? { gained: [], lost: [] };
  return {
    drafts: [
      ...revoked.map((grant) => revoking(grant, accessBy(grant, 'revoked'), context)),
      ...created.map((grant) => creating(grant, accessBy(grant, 'created'))),
    ],
    notes: [
      ...foreign.map((grant) => `${grantWord(grant)} was not made by keywright and is left alone`),
      ...(waiting === 0 ? [] : [`${waiting} native grant(s) can be made only while the key is enabled`]),
    ],
  };
}

/** A new grant is widening even where it gives nothing that the policy doesn't: the policy may change under it. */
function creating(grant: GrantState, access: AccessChange): Draft {
  return {
    phase: 'grant-access',
    risk: worseRisk('widening', accessRisk(access)),
    effect: `make ${grantWord(grant)}${access.gained.length === 0 ? ', which gives nothing new' : ''}`,
    access,
    before: null,
    after: grantJson(grant),
    step: { op: 'create-grant', grant },
    detail: creationDetail(grant),
  };
}

/** Names of grants that keywright made tell their content; others’ names, which a rollback can bring back, don't. */
function creationDetail(grant: GrantState): string {
  if (isOurs(grant)) return grant.name ?? '';
  const content = createHash('sha256').update(nativeGrantText(grant)).digest('hex').slice(0, 12);
  return `${grant.name ?? 'unnamed'}/${content}`;
}

/** Revoking a grant by which nobody has anything more takes nothing from anybody. */
function revoking(grant: GrantState, access: AccessChange, { live, working }: FieldContext): Draft {
  return {
    phase: live.life !== 'enabled' && working === 'enabled' ? 'secure' : 'remove-access',
    risk: worseRisk('narrowing', accessRisk(access)),
    effect: `revoke ${grantWord(grant)}${access.lost.length === 0 ? ', whose access remains by other means' : ''}`,
    access,
    before: grantJson(grant),
    after: null,
    step: { op: 'revoke-grant', grant },
    detail: grant.id ?? grant.name ?? 'unnamed',
  };
}

function grantJson({ name, grantee, retiring, operations, constraints }: GrantState) {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = constraints;
  return {
    name,
    grantee: partyText(grantee),
    retiring: retiring === null ? null : partyText(retiring),
    operations,
    constraints: {
      ...(encryptionContextEquals === undefined ? {} : { encryptionContextEquals }),
      ...(encryptionContextSubset === undefined ? {} : { encryptionContextSubset }),
      ...(sourceArn === undefined ? {} : { sourceArn }),
    },
  };
}

function grantWord(grant: GrantState): string {
  const name = grant.name === null ? 'an unnamed native grant' : `the native grant \`${grant.name}\``;
  return `${name} to \`${partyText(grant.grantee)}\``;
}

function partyText(party: GrantParty): string {
  return party.kind === 'service' ? party.name : party.arn;
}
