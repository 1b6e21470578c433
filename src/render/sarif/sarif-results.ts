import { createHash } from 'node:crypto';
import type { Location, Result } from 'sarif';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { GuardrailFinding, PlannedFinding } from '../../model/guardrail.js';
import { keyIdText } from '../../model/key-state.js';
import type { Place } from '../../model/place.js';
import { explain } from '../diagnostics.js';
import { artifactUri, messageText } from './sarif-text.js';

/** A problem as a result. */
export function problemResult(problem: Diagnostic, base: string): Result {
  const { code, severity, message, place, remedy } = { ...explain(problem), place: problem.place };
  return {
    ruleId: code,
    level: severity,
    message: { text: messageText(`${message}; fix: ${remedy}`) },
    locations: locationsOf(place ?? null, base),
    partialFingerprints: fingerprint([code, place?.file ?? '', message]),
  };
}

/** A finding as a result; one that is exempted is suppressed, with its reason. */
export function findingResult(finding: GuardrailFinding | PlannedFinding, base: string): Result {
  const { guardrail, rule, severity, message, remedy, key, place, exempted, code } = finding;
  const subject = key === null ? '' : `${keyIdText(key)}: `;
  return {
    ruleId: `${guardrail}/${rule}`,
    level: severity,
    message: { text: messageText(`${subject}${message}; fix: ${remedy}`) },
    locations: locationsOf(place, base),
    partialFingerprints: fingerprint([`${guardrail}/${rule}`, subject, message]),
    ...(exempted === null
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: messageText(`${exempted.reason} (until ${exempted.expires})`),
            },
          ],
        }),
    properties: { code, ...('introduced' in finding ? { introduced: finding.introduced } : {}) },
  };
}

/** What a violation is, wherever its lines move to. */
function fingerprint(parts: readonly string[]): Record<string, string> {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { 'keywright/v1': hash.slice(0, 32) };
}

/**
 * Lines and columns count from 1, as in SARIF with UTF-16 columns; the end is behind the last column. What has no place is shown at
 * the estate's own file, since code scanning refuses results without a location.
 */
function locationsOf(place: Place | null, base: string): Location[] {
  if (place === null)
    return [{ physicalLocation: { artifactLocation: { uri: artifactUri(base, 'keywright.yaml') } } }];
  const { file, line, column, length } = place;
  return [
    {
      physicalLocation: {
        artifactLocation: { uri: artifactUri(base, file) },
        region: { startLine: line, startColumn: column, endColumn: column + Math.max(1, length) },
      },
    },
  ];
}
