import type { Mentions } from './atoms.js';
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
  const arns = [
    question.key.arn ?? '',
    ...principals.map(({ value }) => value),
    ...ofKey(/^aws:principalarn$/i),
  ];
  return {
    principals,
    accounts,
    services: ofKey(/^aws:principalservicename$/i).filter((value) => !/[*?$]/.test(value)),
    partition: arns.flatMap((arn) => /^arn:(aws[a-z-]*):/.exec(arn)?.[1] ?? [])[0] ?? 'aws',
    home: question.home,
  };
}
