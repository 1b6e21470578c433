import * as actions from '../access/policy-checks/action-cases.js';
import type { CheckCase } from '../access/policy-checks/case.js';
import * as conditions from '../access/policy-checks/condition-cases.js';
import * as enclaves from '../access/policy-checks/enclave-cases.js';
import * as powers from '../access/policy-checks/power-cases.js';
import * as texts from '../access/policy-checks/text-cases.js';
import * as values from '../access/policy-checks/value-cases.js';
import * as who from '../access/policy-checks/who-cases.js';
import { living, type Situation } from './situations.js';

const written: readonly CheckCase[] = [who, powers, enclaves, texts, actions, conditions, values].flatMap(
  (group) => Object.values(group).flat(),
);

/** One policy of 28,000 bytes, which is over 80 % of the limit. */
const long = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Sid: 'x'.repeat(28_000),
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'kms:*',
    Resource: '*',
  },
});

const more: readonly CheckCase[] = [
  { check: 'policy-size', name: 'a short policy', text: long.replace(/x+/, 'x'), findings: [] },
  { check: 'policy-size', name: 'a long policy', text: long, findings: [['', 'long']] },
];

/** The policies that the check itself is tested with, as those of a live key; without those that need another kind of key. */
export function policyCases(check: string, outcome: 'passes' | 'fails') {
  return [...written, ...more]
    .filter((each) => each.check === check && each.facts === undefined)
    .filter(({ findings }) => (findings.length === 0) === (outcome === 'passes'))
    .map(({ name, text, parameters = {} }) => {
      const situation: Situation = living({ policy: text });
      return { name, situation, parameters: { ...parameters } };
    });
}
