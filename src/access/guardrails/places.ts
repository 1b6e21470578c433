import { grantNamePrefix } from '../../model/ownership.js';
import type { Place, Source } from '../../model/place.js';
import type { KeySubject } from './subject.js';

/** The part of the estate that a statement was compiled from, by its Sid; the key where that can't be said. */
export function placeOfStatement(subject: KeySubject, sid: string | null): Place {
  const labels = (sid ?? '').replace(/ Part \d+$/, '').split(' And ');
  const [place] = labels.flatMap((label) => placeOfLabel(subject, label) ?? []);
  return place ?? placeOfKey(subject);
}

/** The grant that a native grant was made from, by its name; the key where that can't be said. */
export function placeOfGrant(subject: KeySubject, name: string | null): Place {
  const grant = subject.key.grants.find((each) => name?.startsWith(`${grantNamePrefix}${each.name}/`));
  return grant === undefined ? placeOfKey(subject) : nameIn(grant.source);
}

export function placeOfKey({ key }: KeySubject): Place {
  return nameIn(key.source);
}

/** The words are those that the compiler makes Sids of. */
function placeOfLabel({ key, target }: KeySubject, label: string): Place | null {
  if (label === 'Enable IAM User Permissions') return key.source.at(['spec', 'enableIamPolicies']);
  if (label === 'Reconciler')
    return target.source.at([
      'spec',
      target.reconciler?.arn === target.assumeRole ? 'assumeRole' : 'reconciler',
    ]);
  if (label === 'Administrators') return key.source.at(['spec', 'administrators']);
  if (!label.startsWith('Grant ')) return null;
  const name = label.slice('Grant '.length).replaceAll(' ', '-');
  const grant = key.grants.find((each) => each.name === name);
  return grant === undefined ? null : nameIn(grant.source);
}

function nameIn(source: Source): Place {
  return source.at(['metadata', 'name']);
}
