import { type KeyArn, type ObservedPlace, parseKeyArn } from './place.js';

/**
 * Where the primary of a multi-Region key is. For a replica whose primary wasn't observed, any other Region has to do: it only
 * has to be another.
 */
export function primaryRegions(places: readonly ObservedPlace[]): (parts: KeyArn) => string | null {
  const primaries = new Map<string, string>();
  const replicas = new Set<string>();
  for (const { arn, fields } of places.flatMap(({ observed }) => observed.keys)) {
    const parts = parseKeyArn(arn);
    if (parts === null || !fields.multiRegion.read) continue;
    if (fields.multiRegion.value === 'primary') primaries.set(groupOf(parts), parts.region);
    if (fields.multiRegion.value === 'replica') replicas.add(arn);
  }
  return (parts) => {
    if (!parts.id.startsWith('mrk-')) return null;
    const { partition, region, account, id } = parts;
    const known = primaries.get(groupOf(parts));
    if (known !== undefined) return known;
    const isReplica = replicas.has(`arn:${partition}:kms:${region}:${account}:key/${id}`);
    return isReplica ? anotherRegion(parts) : region;
  };
}

function groupOf({ account, id }: KeyArn): string {
  return `${account} ${id}`;
}

function anotherRegion({ partition, region }: KeyArn): string {
  const [first, second] =
    partition === 'aws-cn'
      ? (['cn-north-1', 'cn-northwest-1'] as const)
      : partition === 'aws-us-gov'
        ? (['us-gov-west-1', 'us-gov-east-1'] as const)
        : (['us-east-1', 'us-west-2'] as const);
  return region === first ? second : first;
}
