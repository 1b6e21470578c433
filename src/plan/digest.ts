import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Plan, PlanBody, PlanMeta } from '../model/plan.js';

/** `sha256:` and 64 hex digits over the body's RFC 8785 canonical JSON; members beside the body don't count. */
export function digestOf(body: PlanBody): string {
  const { formatVersion, estate, targets, changes, blocked, observed, requires } = body;
  const text = canonicalize({ formatVersion, estate, targets, changes, blocked, observed, requires }) ?? '';
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** The plan from its body: with its digest, and with what is recorded beside it. */
export function sealPlan(body: PlanBody, meta: PlanMeta): Plan {
  return { ...body, digest: digestOf(body), meta };
}
