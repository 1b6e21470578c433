import { limits } from '../capabilities.js';
import { checkManageable } from './check-manageable.js';
import { conditionsText, type Draft, principalsText } from './draft.js';
import { grantDrafts } from './grant-drafts.js';
import { managerDrafts } from './manager-drafts.js';
import { mergeDrafts } from './merge-drafts.js';
import { policyText } from './policy-text.js';
import { inKey, reportError, type Site } from './site.js';

/** The key policy of the key in this target: AWS's JSON, the same text for the same meaning. */
export function compilePolicy(site: Site): string {
  const drafts = policyDrafts(site);
  const text = policyText(drafts);
  checkSize(text, drafts, site);
  checkManageable(text, site);
  return text;
}

/** The statements of the key's policy in this target, in the order in which they stand in it. */
export function policyDrafts(site: Site): readonly Draft[] {
  const { key, target } = site;
  const granted = key.grants.filter(({ as }) => as === 'policy').flatMap((grant) => grantDrafts(grant, site));
  return inOrder(mergeDrafts([...managerDrafts(key, target), ...granted]));
}

function checkSize(text: string, drafts: readonly Draft[], site: Site): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= limits.policyBytes) return;
  const [largest] = [...drafts].sort((a, b) => policyText([b]).length - policyText([a]).length);
  reportError(site, {
    code: 'KW3019',
    message: `the key policy of \`${site.key.name}\` is ${bytes} bytes long; ${limits.policyBytes} is the most`,
    place: inKey(site, 'metadata', 'name'),
    remedy: `start with its largest statement, \`${largest?.labels.join(', ')}\`: name one role instead of many principals, or use \`as: grant\``,
  });
}

/** By rank and labels, then by content, so that the text doesn't depend on the order of the estate. */
function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  const keyed = drafts.map((draft) => ({ draft, order: orderText(draft) }));
  keyed.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return keyed.map(({ draft }) => draft);
}

function orderText(draft: Draft): string {
  const { rank, labels, actions, conditions } = draft;
  return [rank, labels.join('\n'), principalsText(draft), actions.join(), conditionsText(conditions)].join(
    '\n',
  );
}
