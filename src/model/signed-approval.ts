/** An approval that was just signed and written, for whoever signed it. Times are RFC 3339 in UTC. */
export interface SignedApproval {
  readonly digest: string;
  readonly decision: 'approve' | 'object';
  readonly acknowledged: readonly string[];
  readonly name: string | null;
  /** `SHA256:…` */
  readonly fingerprint: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly reason: string | null;
  /** The file's path, as the user would type it. */
  readonly file: string;
  /** Why the gate counts it for nothing, as far as it can say now; empty where it counts, null where there is no estate to ask. */
  readonly notCounted: readonly string[] | null;
  readonly payloadType: string;
  /** Of the SSH signature. */
  readonly namespace: string;
}
