import type { GateReport } from '../../model/approval.js';
import { visible } from '../visible.js';

/** That an apply went without the ordinary approvals, in a line; null where they were given, and where nobody was asked. */
export function gateLine(gate: GateReport | undefined): string | null {
  if (gate === undefined) return null;
  const { mode, glass, rules, trust } = gate;
  if (mode === 'off') return `THE GATE IS OFF: nobody had to approve (rules of ${visible(trust)})`;
  if (glass !== undefined) {
    const who = `${visible(glass.person)} (${visible(glass.group)})`;
    return `THE GLASS WAS BROKEN by ${who}: ${visible(glass.reason)}\n\`gate\` and \`drift\` report it until the plan is approved in the ordinary way`;
  }
  const free = rules.length > 0 && rules.every(({ required }) => required.approvals === 0);
  return free ? `THE RULES ASK FOR NO APPROVAL: nobody had to approve (rules of ${visible(trust)})` : null;
}
