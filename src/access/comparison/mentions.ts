import { accountIn, type Mentions } from './atoms.js';
import type { Question } from './question.js';
import type { Asked } from './value-samples.js';
import type { Voice } from './voices.js';

/** What principals can be told apart by. Any twelve digits in a value about accounts or ARNs name an account. */
export function mentionsOf(voices: readonly Voice[], asked: readonly Asked[], question: Question): Mentions {
  const principals = [...voices.flatMap((voice) => voice.principals), ...question.principals];
  const ofKey = (pattern: RegExp) =>
    asked.filter(({ condition }) => pattern.test(condition.key)).flatMap(({ condition }) => condition.values);
  const accounts = ofKey(/^(aws:principalaccount|kms:calleraccount|aws:principalarn)$/i).flatMap(
    (value) => value.match(/(?<!\d)\d{12}(?!\d)/g) ?? [],
  );
  const arn = principals.find(({ value }) => accountIn(value).length > 0 && value.startsWith('arn:'));
  return {
    principals,
    accounts,
    services: ofKey(/^aws:principalservicename$/i).filter((value) => !/[*?$]/.test(value)),
    partition: arn?.value.split(':')[1] ?? 'aws',
    home: question.home,
  };
}
