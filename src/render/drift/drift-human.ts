import type { DriftedField, DriftReport, TargetDrift } from '../../model/drift.js';
import { keyIdText } from '../../model/key-state.js';
import { accessLines } from '../access-words.js';
import { diffLines } from '../diff-lines.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { visible } from '../visible.js';
import {
  driftVerdict,
  hasDrift,
  keyOr,
  unknownWords,
  unmanagedGrantWords,
  unmanagedWords,
} from './drift-summary.js';

/** Drift for a terminal: the verdict, then target by target what can't be told, what is gone, and what differs. */
export function driftHuman(report: DriftReport, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const tint = hasDrift(report) ? paint.red : paint.green;
  const sections = report.targets
    .map((target) => targetSection(target, report.estate, paint))
    .filter((text) => text !== '');
  return `${[paint.bold(tint(driftVerdict(report))), ...sections].join('\n\n')}\n`;
}

function targetSection(target: TargetDrift, estate: string, paint: Paint): string {
  const lines = [
    ...target.unknown.map(
      ({ key, what, reason }) =>
        `  ${paint.red('unknown')}    ${visible(keyOr(key, target.name))}  ${visible(unknownWords(key, what, reason))}`,
    ),
    ...target.missing.map(({ key }) => `  ${paint.red('missing')}    ${visible(keyIdText(key))}`),
    ...target.drifted.flatMap((field) => fieldLines(field, paint)),
    ...target.unmanaged.map(
      (key) => `  ${paint.yellow('unmanaged')}  ${visible(key.arn)}  ${visible(unmanagedWords(key, estate))}`,
    ),
    ...target.unmanagedGrants.map(
      (grant) =>
        `  ${paint.yellow('unmanaged')}  ${visible(keyIdText(grant.key))}  ${visible(unmanagedGrantWords(grant))}`,
    ),
  ];
  return lines.length === 0 ? '' : [paint.bold(visible(target.name)), ...lines].join('\n');
}

function fieldLines(field: DriftedField, paint: Paint): readonly string[] {
  const indent = ' '.repeat(13);
  return [
    `  ${paint.red('drifted')}    ${visible(keyIdText(field.key))}  ${visible(field.field)}; to mend it: ${visible(field.effect)}`,
    `${indent}${paint.dim(visible(field.arn))}`,
    ...accessLines(field.access, { account: null, most: 8 }).map(
      ({ sign, text }) => `${indent}${(sign === '+' ? paint.green : paint.red)(`${sign} ${visible(text)}`)}`,
    ),
    ...diffLines({ before: field.live, after: field.wanted }, paint).map((line) => indent + line),
  ];
}
