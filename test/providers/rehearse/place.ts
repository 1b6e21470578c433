import { KMS } from '@aws-sdk/client-kms';
import type { DesiredKey } from '../../../src/model/desired.js';
import type { Estate, Target } from '../../../src/model/estate.js';
import { type KeyId, keyIdText } from '../../../src/model/key-state.js';
import { ownerTag } from '../../../src/model/ownership.js';
import type { RehearsalPlace } from '../../../src/model/provider.js';
import { keySpecOf, keyUsageOf } from '../../../src/providers/aws-kms/capabilities.js';
import { type Simulator, startSimulator, type World } from '../../../src/simulator/index.js';
import { compiled } from '../aws-kms/compile/read-outcome.js';

/** The keys of an estate in a simulator of their own. */
export interface TestPlace {
  readonly place: RehearsalPlace;
  readonly desired: readonly DesiredKey[];
  readonly simulator: Simulator;
  /** A client that may do everything in the target. */
  readonly kms: (target: Target) => Promise<KMS>;
  readonly arnOf: (id: KeyId) => string;
}

/** Makes every key of the estate as the estate compiles it, whoever it names. */
export async function openPlace(estate: Estate, world?: World): Promise<TestPlace> {
  const desired = compiled(estate);
  const simulator = await startSimulator({ seed: 'place', ...(world === undefined ? {} : { world }) });
  const arns = new Map<string, string>();
  const omnipotent = ({ partition, account }: Target) =>
    simulator.credentialsFor({ principal: `arn:${partition}:iam::${account}:root`, unrestricted: true });
  const kms = async (target: Target) =>
    new KMS({ region: target.region, endpoint: simulator.url, credentials: await omnipotent(target) });
  for (const key of desired) {
    const target = estate.targets.find(({ name }) => name === key.id.target);
    const primary = estate.targets.find(({ name }) => name === key.primaryTarget);
    if (target === undefined) continue;
    const arn =
      primary === undefined
        ? await makeKey(await kms(target), key)
        : await makeReplica(
            await kms(primary),
            arns.get(`${key.id.name}@${primary.name}`) ?? '',
            key,
            target,
          );
    arns.set(keyIdText(key.id), arn);
  }
  const place: RehearsalPlace = {
    url: simulator.url,
    targets: estate.targets,
    now: () => Date.now(),
    keyOf: (id) => {
      const arn = arns.get(keyIdText(id));
      const found = desired.find((each) => keyIdText(each.id) === keyIdText(id));
      return arn === undefined || found === undefined ? null : { arn, desired: found };
    },
    omnipotent,
    credentialsFor: ({ principal, context }) => simulator.credentialsFor(sessionOf(principal, context)),
  };
  return { place, desired, simulator, kms, arnOf: (id) => arns.get(keyIdText(id)) ?? '' };
}

function sessionOf(principal: string, context: Readonly<Record<string, readonly string[]>>) {
  const { 'kms:ViaService': via, ...others } = context;
  const isTag = ([name]: readonly [string, unknown]) => name.startsWith('aws:PrincipalTag/');
  const tags = Object.entries(others).filter(isTag);
  const rest = Object.fromEntries(Object.entries(others).filter((entry) => !isTag(entry)));
  return {
    ...(principal.startsWith('arn:') ? { principal } : { service: principal }),
    ...(via?.[0] === undefined ? {} : { viaService: via[0] }),
    ...(tags.length === 0
      ? {}
      : { tags: Object.fromEntries(tags.map(([name, [value = '']]) => [name.split('/')[1] ?? '', value])) }),
    context: rest,
  };
}

async function makeKey(kms: KMS, { state, owner, life }: DesiredKey): Promise<string> {
  const { KeyMetadata } = await kms.createKey({
    Policy: state.policy,
    BypassPolicyLockoutSafetyCheck: true,
    Description: state.description,
    KeySpec: state.algorithm === 'unknown' ? undefined : keySpecOf(state.algorithm),
    KeyUsage: state.purpose === 'unknown' ? undefined : keyUsageOf(state.purpose),
    Origin: state.origin.kind === 'external' ? 'EXTERNAL' : 'AWS_KMS',
    MultiRegion: state.multiRegion === 'primary',
    Tags: [{ TagKey: ownerTag, TagValue: owner }],
  });
  const KeyId = KeyMetadata?.Arn ?? '';
  for (const name of state.aliases) await kms.createAlias({ AliasName: name, TargetKeyId: KeyId });
  for (const { name, grantee, retiring, operations, constraints } of state.grants) {
    await kms.createGrant({
      KeyId,
      Name: name ?? undefined,
      Operations: operations as never,
      GranteePrincipal: grantee.kind === 'principal' ? grantee.arn : undefined,
      RetiringPrincipal: retiring?.kind === 'principal' ? retiring.arn : undefined,
      Constraints: {
        EncryptionContextEquals: constraints.encryptionContextEquals,
        EncryptionContextSubset: constraints.encryptionContextSubset,
      },
    });
  }
  if (state.rotation.kind === 'every')
    await kms.enableKeyRotation({ KeyId, RotationPeriodInDays: state.rotation.days });
  if (state.life === 'disabled' && state.origin.kind === 'kms') await kms.disableKey({ KeyId });
  if (state.life === 'pending-deletion')
    await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: life.deletionWindowDays });
  return KeyId;
}

async function makeReplica(kms: KMS, KeyId: string, { state }: DesiredKey, target: Target): Promise<string> {
  const { ReplicaKeyMetadata } = await kms.replicateKey({
    KeyId,
    ReplicaRegion: target.region,
    Policy: state.policy,
    BypassPolicyLockoutSafetyCheck: true,
  });
  return ReplicaKeyMetadata?.Arn ?? '';
}
