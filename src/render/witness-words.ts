import type { AccessWitness } from '../model/access-row.js';
import { impliedByCaller } from '../model/condition-phrases.js';

/** One request in a sentence: `role/app calls kms:Decrypt with kms:ViaService=s3.eu-west-1.amazonaws.com`. */
export function witnessWords({ principal, action, context }: AccessWitness): string {
  const facts = Object.entries(context)
    .filter(([key]) => !impliedByCaller.includes(key))
    .map(([key, values]) => `${key}=${values.join('|')}`);
  return `${principal} calls ${action}${facts.length === 0 ? '' : ` with ${facts.join(', ')}`}`;
}
