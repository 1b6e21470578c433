import type { DriftedField, DriftReport, TargetDrift } from '../../model/drift.js';
import { keyIdText } from '../../model/key-state.js';
import { accessLines, inWords, wholeAccess } from '../access-words.js';
import { glassHuman } from '../approval/glass.js';
import { diffLines, shortDiff } from '../diff-lines.js';
import { findingSection } from '../guardrails/findings-human.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { accountOfArn } from '../principal-words.js';
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
    .map((target) => targetSection(target, report.estate, options, paint))
    .filter((text) => text !== '');
  const folded = !options.verbose && report.targets.some(({ drifted }) => drifted.length > 0);
  const hint = folded ? [paint.dim('what differs in full is shown with --verbose')] : [];
  const guardrails = findingSection(report.guardrails ?? [], options, paint);
  const parts = [
    glassHuman(report.glass ?? [], paint),
    paint.bold(tint(driftVerdict(report))),
    ...sections,
    guardrails,
    ...hint,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function targetSection(target: TargetDrift, estate: string, options: RenderOptions, paint: Paint): string {
  const lines = [
    ...target.unknown.map(
      ({ key, what, reason }) =>
        `  ${paint.red('unknown')}    ${visible(keyOr(key, target.name))}  ${visible(unknownWords(key, what, reason))}`,
    ),
    ...target.missing.map(({ key }) => `  ${paint.red('missing')}    ${visible(keyIdText(key))}`),
    ...target.drifted.flatMap((field) => fieldLines(field, options, paint)),
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

function fieldLines(field: DriftedField, { verbose }: RenderOptions, paint: Paint): readonly string[] {
  const indent = ' '.repeat(13);
  const difference = { before: field.live, after: field.wanted };
  const access = verbose ? wholeAccess : { ...inWords(accountOfArn(field.arn)), most: 8 };
  const short = shortDiff(difference, paint);
  return [
    `  ${paint.red('drifted')}    ${visible(keyIdText(field.key))}  ${visible(field.field)}; to mend it: ${visible(field.effect)}`,
    `${indent}${paint.dim(visible(field.arn))}`,
    ...accessLines(field.access, access).map(
      ({ sign, text }) => `${indent}${(sign === '+' ? paint.green : paint.red)(`${sign} ${visible(text)}`)}`,
    ),
    ...(verbose ? diffLines(difference, paint) : short === null ? [] : [short]).map((line) => indent + line),
  ];
}
