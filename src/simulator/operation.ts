import type { JsonObject } from '../model/json.js';
import type { StoreView } from './consistency/store-view.js';
import type { CallOrigin, GrantRecord, KeyRecord } from './state.js';
import type { Store } from './store.js';

/**
 * One API operation. `run` is synchronous, so one call is one atomic state transition: whatever it throws,
 * its changes to the store are undone; when it returns, they are kept and journalled before the answer goes out.
 * Binary members are base64 text and times are seconds since the epoch (may be fractional), both ways, as
 * AWS JSON 1.1 has them.
 */
export interface Operation {
  readonly name: string;
  readonly run: (input: JsonObject, call: Call) => JsonObject;
}

/** Who calls: an IAM principal, maybe through a role session, or an AWS service as itself. */
export interface Caller {
  /** What GetCallerIdentity shows; for a role session `arn:aws:sts::…:assumed-role/…`. A service's name. */
  readonly arn: string;
  /** The role's or user's own ARN (aws:PrincipalArn). A service's name. */
  readonly principalArn: string;
  /** AROA… or AIDA…: what a stored policy binds to. A service's name. */
  readonly principalId: string;
  /** aws:userid: the unique id, with `:session-name` for a role session. */
  readonly userId: string;
  /** For a service the account for which it acts (aws:SourceAccount); empty where it doesn't say. */
  readonly account: string;
  readonly kind: 'role' | 'user' | 'service';
  /** Null for long-term credentials. A user's own session (GetSessionToken) has the user's name. */
  readonly sessionName: string | null;
  readonly identityPolicies: readonly string[];
  readonly sessionPolicies: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** When the session began (aws:TokenIssueTime), in milliseconds since the epoch. */
  readonly issuedAt?: number;
  /** How its calls come about; missing: directly, from loopback. */
  readonly origin?: CallOrigin;
}

/** What a call on a key asks the access model. */
export interface KeyAccess {
  /** Without its prefix: `Decrypt`, `ReEncryptFrom`. */
  readonly action: string;
  readonly key: KeyRecord;
  /** For cryptographic operations; also compared with grant constraints. */
  readonly encryptionContext?: Readonly<Record<string, string>>;
  readonly grantTokens?: readonly string[];
  /** Further condition keys of this request, such as `kms:SigningAlgorithm`. */
  readonly conditions?: Conditions;
  /** Whether nothing but the request's ciphertext names the key: a refusal says so. Missing: no. */
  readonly byCiphertext?: boolean;
}

export type Conditions = Readonly<Record<string, string | readonly string[]>>;

/** How an operation lets the key be named. */
export interface KeyLookup {
  /** False where only key ids and key ARNs are accepted. Default true. */
  readonly alias?: boolean;
  /** False where the key must be the caller's own account's. Default true: a key ARN of another account is looked up there. */
  readonly crossAccount?: boolean;
}

/** Everything an operation may know or touch: there is no other clock, randomness or state. */
export interface Call {
  readonly requestId: string;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly caller: Caller;
  /** Milliseconds since the epoch, on the simulator's clock. */
  readonly now: number;
  readonly random: (bytes: number) => Buffer;
  /** What is true: every change is made here, by what is here. */
  readonly store: Store;
  /** What operations that read show; the same as `store` where nothing is late. */
  readonly shown: StoreView;
  /** What decides about authorisation. */
  readonly inForce: StoreView;
  /** Resolves a key id, key ARN, alias name or alias ARN; throws NotFoundException, InvalidArnException or AccessDeniedException. */
  findKey(keyId: string, lookup?: KeyLookup): KeyRecord;
  /** Throws AccessDeniedException unless key policy, grants and identity policies allow the action on the key. */
  authorize(access: KeyAccess): void;
  /** Throws AccessDeniedException unless identity policies allow an action that isn't on a key. `resource` is an ARN or `*`. */
  authorizeInAccount(action: string, resource: string, conditions?: Conditions): void;
  /** Grants on the key whose token was passed; throws InvalidGrantTokenException for a token that is none. */
  grantsByToken(tokens: readonly string[]): readonly GrantRecord[];
  /** Remembers a cryptographic use for GetKeyLastUsage. */
  recordUsage(operation: string, key: KeyRecord): void;
  /** Stores generated material in the key and in every replica that shares the version. */
  fillMaterial(key: KeyRecord, materialId: string, keyMaterial: string): KeyRecord;
}
