import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Plan, PlanBody, PlanMeta } from '../model/plan.js';

/** `sha256:` and 64 hex digits over the body's RFC 8785 canonical JSON; members beside the body don't count. */
export function digestOf(body: PlanBody): string {
  const { formatVersion, estate, targets, changes, blocked, observed } = body;
  const { requires, rulesChanges, restores } = body;
  const parts = {
    formatVersion,
    estate,
    targets,
    changes,
    blocked,
    observed,
    requires,
    rulesChanges,
    restores,
  };
  const text = canonicalize(parts) ?? '';
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** The plan from its body: with its digest, and with what is recorded beside it. */
export function sealPlan(body: PlanBody, meta: PlanMeta): Plan {
  return { ...body, digest: digestOf(body), meta };
}
