import type { ApprovalPolicyDocument } from '../model/generated/approval-policy.js';
import type { ApproverGroupDocument } from '../model/generated/approver-group.js';
import type { EstateDocument } from '../model/generated/estate.js';
import type { GrantDocument } from '../model/generated/grant.js';
import type { GuardrailDocument } from '../model/generated/guardrail.js';
import type { KeyDocument } from '../model/generated/key.js';
import type { PrincipalSetDocument } from '../model/generated/principal-set.js';
import type { TargetDocument } from '../model/generated/target.js';
import type { Source } from '../model/place.js';

/** The kinds of documents that an estate can have. A new kind starts here; the compiler finds the rest. */
export interface DocumentOf {
  readonly Estate: EstateDocument;
  readonly Target: TargetDocument;
  readonly Key: KeyDocument;
  readonly Grant: GrantDocument;
  readonly PrincipalSet: PrincipalSetDocument;
  readonly Guardrail: GuardrailDocument;
  readonly ApproverGroup: ApproverGroupDocument;
  readonly ApprovalPolicy: ApprovalPolicyDocument;
}

export type Kind = keyof DocumentOf;

/** A document whose shape is right, with the places of its parts. */
export interface Shaped<K extends Kind = Kind> {
  readonly name: string;
  readonly content: DocumentOf[K];
  readonly source: Source;
}
