import type { DesiredKey } from '../../model/desired.js';
import { type GrantState, type KeyRotation, keyIdText } from '../../model/key-state.js';
import type { GrantParty } from '../../model/native-grant.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { policyValue, valueText } from '../value-text.js';
import { visible, visibleLines } from '../visible.js';

/** What each key compiles to, for a terminal: its fields, then its policy. */
export function compileHuman(keys: readonly DesiredKey[], options: RenderOptions): string {
  const paint = paintFor(options.color);
  return `${keys.map((key) => keySection(key, paint)).join('\n\n')}\n`;
}

function keySection({ id, owner, state, life, primaryTarget }: DesiredKey, paint: Paint): string {
  const origin = state.origin.kind === 'kms' ? '' : `, origin ${state.origin.kind}`;
  const region = state.multiRegion === 'single' ? '' : `, multi-Region ${state.multiRegion}`;
  const rows: readonly (readonly [string, string])[] = [
    ['key', `${state.algorithm} to ${state.purpose}${origin}${region}`],
    ['owner', owner],
    ...(primaryTarget === null ? [] : [['primary', primaryTarget] as const]),
    ['description', state.description],
    ['aliases', state.aliases.join(', ')],
    [
      'tags',
      Object.entries(state.tags)
        .map(([name, value]) => `${name}=${value}`)
        .join(', '),
    ],
    ['rotation', rotationWords(state.rotation)],
    ['state', life.retirement === null ? life.state : `${life.state}, ${life.retirement.stage}`],
    ...state.grants.map((grant) => ['grant', grantWords(grant)] as const),
  ];
  const fields = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${paint.dim(name.padEnd(12))} ${visible(value)}`);
  const policy = visibleLines(valueText(policyValue(state.policy)));
  return [
    paint.bold(visible(keyIdText(id))),
    ...fields,
    `  ${paint.dim('policy')}`,
    ...policy.split('\n').map((line) => `    ${line}`),
  ].join('\n');
}

function rotationWords(rotation: KeyRotation): string {
  return rotation.kind === 'every' ? `every ${rotation.days} days` : rotation.kind;
}

function grantWords({ name, grantee, retiring, operations, constraints }: GrantState): string {
  const limits = Object.keys(constraints).length === 0 ? '' : ` where ${JSON.stringify(constraints)}`;
  const end = retiring === null ? '' : `; retired by ${partyWords(retiring)}`;
  return `${name ?? '(no name)'}: ${partyWords(grantee)} may ${operations.join(', ')}${limits}${end}`;
}

function partyWords(party: GrantParty): string {
  return party.kind === 'principal' ? party.arn : party.name;
}
