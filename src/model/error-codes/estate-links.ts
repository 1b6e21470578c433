import type { ErrorEntry } from './entry.js';

export const estateLinkCodes = {
  KW2020: {
    title: 'the Estate document is missing',
    why: 'it gives the estate its name, by which keywright knows its keys again, and says which files belong to it',
    remedy: 'write a document `kind: Estate` into `keywright.yaml`',
  },
  KW2021: {
    title: 'more than one Estate document',
    why: 'two documents could say different things of the same estate, and one of them would not count',
    remedy: 'keep the one in `keywright.yaml`',
  },
  KW2022: {
    title: 'two documents of a kind have one name',
    why: 'references could mean either of them',
    remedy: 'rename one of them',
  },
  KW2023: {
    title: 'two targets are the same place',
    why: 'each of them would take the keys of the other for keys that nobody manages',
    remedy: 'keep one of them, and let all keys name it',
  },
  KW2024: {
    title: 'unknown target',
    why: 'the key would live nowhere',
    remedy: 'correct the name, or add the target',
  },
  KW2025: {
    title: 'unknown key',
    why: 'what names the key would be about nothing, and the key that was meant would go without it',
    remedy: 'correct the name, or add the key',
  },
  KW2026: {
    title: 'unknown PrincipalSet',
    why: 'nobody would get the access that the list promises',
    remedy: 'correct the name, or add the set',
  },
  KW2027: {
    title: 'a grant names its keys in no way, or in two',
    why: 'it would be unclear which keys the access is for',
    remedy: 'write either `keys` or `keySelector`',
  },
  KW2028: {
    title: 'a selector matches no key',
    why: 'the access would exist on paper only, until somebody’s label happens to match',
    remedy: 'correct the labels, here or at the keys',
  },
  KW2029: {
    title: 'the alias is taken',
    why: 'an alias leads to one key; the other key’s data could not be decrypted through it',
    remedy: 'choose another alias for one of the keys',
  },
  KW2030: {
    title: 'the alias belongs to AWS',
    why: 'AWS keeps `alias/aws/` for the keys of its own services and refuses others there',
    remedy: 'choose an alias outside `alias/aws/`',
  },
  KW2031: {
    title: 'the algorithm can not have this purpose',
    why: 'algorithm and purpose can never be changed once the key exists',
    remedy: 'choose a purpose that the algorithm has, or another algorithm',
  },
  KW2032: {
    title: 'the key can not do the operation',
    why: 'the access would look granted and never work',
    remedy: 'remove the operation, or name keys that have it',
  },
  KW2033: {
    title: 'the bundle holds nothing for the key',
    why: 'a bundle adapts to the key’s purpose; of this one nothing would be left',
    remedy: 'use another bundle, or name keys for which it holds something',
  },
  KW2034: {
    title: 'the key can not rotate automatically',
    why: 'key managers rotate only `aes-256` keys whose material they made; the rotation would never happen',
    remedy: 'remove `rotation`, and replace the key by a new one where its material must change',
  },
  KW2035: {
    title: 'the origin needs another field',
    why: 'without it keywright doesn’t know where the key’s material is',
    remedy: 'add the field',
  },
  KW2036: {
    title: 'the field means nothing with this origin',
    why: 'the key would not be where the field says',
    remedy: 'remove the field, or write the origin `hsm` or `external-store`',
  },
  KW2037: {
    title: 'a key in a custom key store can not be multi-Region',
    why: 'custom key stores are in one Region, and the key manager refuses such keys',
    remedy: 'write the origin `kms`, or remove `multiRegion` and `replicas`',
  },
  KW2038: {
    title: 'a key that is not multi-Region has replicas',
    why: 'whether a key is multi-Region can never be changed, and only such keys have replicas',
    remedy: 'write `multiRegion: true`, or remove `replicas`',
  },
  KW2039: {
    title: 'the replica is in another account or partition',
    why: 'replicas share the key’s material and can’t leave its account',
    remedy: 'name a target of the account and partition of the key’s own target',
  },
  KW2040: {
    title: 'the key is already in the Region',
    why: 'a multi-Region key has one copy in each Region',
    remedy: 'name a target in another Region',
  },
  KW2041: {
    title: 'a retired key without a stage',
    why: 'a key ends in stages, each reviewed on its own, so that nothing is destroyed by one word',
    remedy: 'write `retirement: { stage: soak }` to begin',
  },
  KW2042: {
    title: 'a stage of retirement for a key that is not retired',
    why: 'the key would go on working although its document speaks of its end',
    remedy: 'write `state: retired`, or remove `retirement`',
  },
  KW2043: {
    title: 'the tag is AWS’s own',
    why: 'AWS refuses tags under `aws:`',
    remedy: 'choose another name for the tag',
  },
  KW2044: {
    title: 'the tag is keywright’s own',
    why: 'keywright knows its keys by tags under `keywright.dev/`; a wrong one could claim somebody else’s key',
    remedy: 'choose another name for the tag',
  },
  KW2045: {
    title: 'too many tags',
    why: 'AWS KMS takes 50 tags a key, of which keywright needs two',
    remedy: 'remove tags from the key or from its target until 48 are left',
  },
  KW2046: {
    title: 'a principal stands twice in one list',
    why: 'one of the two was most likely meant to be somebody else',
    remedy: 'correct or remove one of the two',
  },
  KW2047: {
    title: 'not a role or user',
    why: 'AWS refuses a key policy with a principal that does not exist, and groups are never principals',
    remedy: 'write the name or ARN of a role under `role`, of a user under `user`',
  },
  KW2048: {
    title: 'the account is not that of the ARN',
    why: 'the access would go to an account that one of the two doesn’t name',
    remedy: 'remove `account`, or make the two agree',
  },
  KW2049: {
    title: 'the principal is of another partition',
    why: 'AWS refuses principals of another partition',
    remedy: 'write the name instead of the ARN, or an ARN of the target’s partition',
  },
  KW2050: {
    title: 'a service without a source',
    why: 'the service acts for all of AWS’s customers: any of them could make it use your key',
    remedy: 'add `sourceAccount` or `sourceArn`; only for services that send neither, `anySource: true`',
  },
  KW2051: {
    title: '`anySource` beside a source',
    why: 'the two contradict each other, and the wider would win unseen',
    remedy: 'remove `anySource`, or the source',
  },
  KW2052: {
    title: 'a set of administrators has other members',
    why: 'only roles and users can manage keys; an account or a service must not',
    remedy: 'name a set of roles and users only',
  },
  KW2053: {
    title: '`retiringPrincipal` without a native grant',
    why: 'a statement of a policy can’t be retired, so nobody would get what the field promises',
    remedy: 'write `as: grant`, or remove `retiringPrincipal`',
  },
  KW2054: {
    title: 'the endpoint is not on loopback',
    why: 'an estate comes from a pull request, so it can’t make the runner send its credentials elsewhere',
    remedy: 'give other endpoints to the runner by the AWS SDK’s own variable, AWS_ENDPOINT_URL_KMS',
  },
  KW2055: {
    title: 'the role to assume is in another account',
    why: 'keywright would work in an account that the target doesn’t name',
    remedy: 'write the ARN of a role in the target’s account',
  },
  KW2056: {
    title: 'the Region is in another partition',
    why: 'every ARN would name a partition in which the Region doesn’t exist',
    remedy: 'make `region` and `partition` agree',
  },
  KW2057: {
    title: 'a time that no clock shows',
    why: 'an access or an exemption that ends at such a time might never end',
    remedy: 'write a time such as `2027-01-31T00:00:00Z`',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
