import {
  type ConditionKeyInfo,
  conditionKeyInfo,
  conditionKeyText,
  isKnownConditionKey,
  isMultiValued,
} from '../../../access/condition-keys.js';
import { parseIp } from '../../../access/ip-range.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Target } from '../../../model/estate.js';
import { nearest } from '../../../model/nearest.js';
import type { Given } from '../../../model/question.js';

/** Short names for what a request carries; those that end in a dot go on with a name of one's own. */
const shortNames: Readonly<Record<string, string>> = {
  'caller-account': 'kms:CallerAccount',
  'context.': 'kms:EncryptionContext:',
  mfa: 'aws:MultiFactorAuthPresent',
  org: 'aws:PrincipalOrgID',
  'source-account': 'aws:SourceAccount',
  'source-arn': 'aws:SourceArn',
  'source-ip': 'aws:SourceIp',
  'tag.': 'aws:PrincipalTag/',
  via: 'kms:ViaService',
  'vpc-endpoint': 'aws:SourceVpce',
};

type Context = Readonly<Record<string, readonly string[]>>;

/** What is given of a request as condition keys with their values: `via=s3` names S3 in the target's Region. */
export function givenContext(given: readonly Given[], target: Target): Context {
  const context: Record<string, readonly string[]> = {};
  for (const { name, value } of given) {
    const key = conditionKeyOf(name);
    context[key] = [...(context[key] ?? []), key === 'kms:ViaService' ? viaService(value, target) : value];
  }
  return context;
}

/** What of the given can't be meant. */
export function givenProblems(given: readonly Given[]): readonly Diagnostic[] {
  const keys = given.map(({ name }) => conditionKeyOf(name));
  return given.flatMap(({ name, value }, index): Diagnostic[] => {
    const key = keys[index] ?? name;
    if (!isKnownConditionKey(key))
      return [problem(`there is no condition key \`${name}\``, suggestionFor(name))];
    const form = formOf(key);
    if (form !== null && !form.fits(value))
      return [problem(`no request has the value \`${value}\` for \`${name}\``, `write ${form.words}`)];
    if (keys.indexOf(key) === index || isMultiValued(key)) return [];
    return [
      problem(`a request has one value of \`${key}\``, `give \`${name}\` once, and ask again for the other`),
    ];
  });
}

interface ValueForm {
  readonly words: string;
  fits(value: string): boolean;
}

const account: ValueForm = {
  words: 'an account’s number of twelve digits',
  fits: (value) => /^[0-9]{12}$/.test(value),
};

/** What values of a condition key look like, where others would make every condition fail and "nobody" the answer. */
const formsByKey: Readonly<Record<string, ValueForm>> = {
  'kms:CallerAccount': account,
  'aws:PrincipalAccount': account,
  'aws:SourceAccount': account,
  'aws:ResourceAccount': account,
  'aws:PrincipalOrgID': {
    words: 'an organization’s id, such as `o-a1b2c3d4e5`',
    fits: (value) => /^o-[a-z0-9]+$/.test(value),
  },
  'kms:ViaService': {
    words: 'a service such as `s3`, or `s3.eu-west-1.amazonaws.com` with its Region',
    fits: (value) => /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(value),
  },
  'aws:SourceVpce': { words: 'an id such as `vpce-0a1b2c3d`', fits: (value) => value.startsWith('vpce-') },
  'aws:SourceVpc': { words: 'an id such as `vpc-0a1b2c3d`', fits: (value) => value.startsWith('vpc-') },
};

const formsByType: Readonly<Partial<Record<ConditionKeyInfo['type'], ValueForm>>> = {
  Bool: { words: '`true` or `false`', fits: (value) => /^(true|false)$/i.test(value) },
  IP: { words: 'one IP address, such as `203.0.113.9`', fits: (value) => parseIp(value) !== null },
  Numeric: { words: 'a number', fits: (value) => /^-?[0-9]+(\.[0-9]+)?$/.test(value) },
  Date: {
    words: 'a time such as `2027-01-31T00:00:00Z`',
    fits: (value) => /^[0-9]+$/.test(value) || !Number.isNaN(Date.parse(value)),
  },
  ARN: { words: 'an ARN', fits: (value) => value.startsWith('arn:') },
};

function formOf(key: string): ValueForm | null {
  const type = conditionKeyInfo(key)?.type;
  return formsByKey[key] ?? (type === undefined ? null : (formsByType[type] ?? null));
}

function conditionKeyOf(name: string): string {
  const [start = '', key = ''] =
    Object.entries(shortNames).find(([short]) =>
      short.endsWith('.') ? name.length > short.length && name.startsWith(short) : name === short,
    ) ?? [];
  return conditionKeyText(key === '' ? name : key + name.slice(start.length));
}

function viaService(value: string, { region, partition }: Target): string {
  if (/\.amazonaws\.com(\.cn)?$/.test(value)) return value;
  return `${value}.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
}

function suggestionFor(name: string): string {
  const near = nearest(name, Object.keys(shortNames));
  const list = Object.keys(shortNames).map((short) => (short.endsWith('.') ? `${short}NAME` : short));
  return near !== null && !near.endsWith('.')
    ? `did you mean \`${near}\`?`
    : `use one of \`${list.join('`, `')}\`, or a condition key such as \`aws:PrincipalOrgID\``;
}

function problem(message: string, remedy: string): Diagnostic {
  return { code: 'KW6056', severity: 'error', message, remedy };
}
