import type { DriftReport, TargetDrift, UnmanagedGrant } from '../../model/drift.js';
import { type KeyId, keyIdText } from '../../model/key-state.js';
import type { UnmanagedKey } from '../../model/observed.js';
import { ownerOf } from '../../model/ownership.js';
import { accessLine, inWords } from '../access-words.js';
import { accountOfArn } from '../principal-words.js';
import { count, listed } from '../words.js';

/**
 * Whether live state and estate differ, or can't be told not to. Keys that nobody manages are no drift; one whose tags
 * couldn't be read may be ours, so it counts.
 */
export function hasDrift({ targets }: DriftReport): boolean {
  return targets.some(
    ({ drifted, missing, unknown, unmanaged }) =>
      drifted.length + missing.length + unknown.length > 0 || unmanaged.some(({ unread }) => unread !== null),
  );
}

/** The report in one sentence of our own words. */
export function driftVerdict(report: DriftReport): string {
  const { targets } = report;
  const where = `in ${count(targets.length, 'target')}`;
  const other = sum(targets, ({ unmanaged }) => unmanaged.length);
  const grants = sum(targets, ({ unmanagedGrants }) => unmanagedGrants.length);
  const unmanaged = [
    ...(other > 0 ? [`; ${count(other, 'key')} unmanaged`] : []),
    ...(grants > 0 ? [`; ${count(grants, 'native grant')} of others`] : []),
  ].join('');
  return hasDrift(report) ? `drift ${where}: ${parts(targets)}${unmanaged}` : `no drift ${where}${unmanaged}`;
}

/** What is said of a key that nobody in the estate of this name manages, without its ARN. */
export function unmanagedWords(
  { aliases, description, life, owner, unread }: UnmanagedKey,
  estate: string,
): string {
  return [
    life,
    ...(aliases.length > 0 ? [aliases.join(', ')] : []),
    ...(description !== '' ? [`"${description}"`] : []),
    ...(owner !== null ? [ownerWords(owner, estate)] : []),
    ...(unread !== null ? [`its tags can't be read: ${unread}`] : []),
  ].join('; ');
}

function ownerWords(owner: string, estate: string): string {
  return owner.startsWith(ownerOf(estate, ''))
    ? `managed until its key \`${owner}\` left the estate`
    : `managed by another estate as \`${owner}\``;
}

/** What is said of a native grant that others made. */
export function unmanagedGrantWords({ arn, name, access }: UnmanagedGrant): string {
  return `${accessLine(access, 'has', inWords(accountOfArn(arn)))}${name === null ? '' : ` named \`${name}\``}; not declared here, and left alone`;
}

/** The key's id, or the target itself where no key is known. */
export function keyOr(key: KeyId | null, target: string): string {
  return key === null ? target : keyIdText(key);
}

/** What isn't known and why, without the key's id, which stands beside it. */
export function unknownWords(key: KeyId | null, what: string, reason: string): string {
  return key !== null && what === keyIdText(key) ? reason : `${what}: ${reason}`;
}

function parts(targets: readonly TargetDrift[]): string {
  const fields = sum(targets, ({ drifted }) => drifted.length);
  const keys = new Set(targets.flatMap(({ drifted }) => drifted.map(({ key }) => keyIdText(key)))).size;
  const missing = sum(targets, (target) => target.missing.length);
  const unknown = sum(targets, (target) => target.unknown.length);
  const unread = sum(targets, ({ unmanaged }) => unmanaged.filter((key) => key.unread !== null).length);
  return listed([
    ...(fields > 0 ? [`${count(fields, 'difference')} on ${count(keys, 'key')}`] : []),
    ...(missing > 0 ? [`${count(missing, 'key')} missing`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(unread > 0 ? [`${count(unread, 'key')} with unreadable tags`] : []),
  ]);
}

function sum(targets: readonly TargetDrift[], of: (target: TargetDrift) => number): number {
  return targets.reduce((total, target) => total + of(target), 0);
}
