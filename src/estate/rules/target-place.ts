import { type Links, reportAt } from '../link/links.js';
import { parseIamArn } from '../link/principals.js';
import { homeOf } from '../link/references.js';

/** The role to assume is in the target's own account. */
export function assumedRole(links: Links): void {
  for (const target of links.of.Target) {
    const { assumeRole } = target.content.spec;
    const arn = assumeRole === undefined ? null : parseIamArn(assumeRole);
    if (arn === null) continue;
    const { account, partition } = homeOf(target);
    const path = ['spec', 'assumeRole'];
    if (arn.account !== account)
      reportAt(
        links,
        target,
        path,
        'KW2055',
        `\`${assumeRole}\` isn't in the account \`${account}\` of the target`,
      );
    else if (arn.partition !== partition)
      reportAt(
        links,
        target,
        path,
        'KW2049',
        `\`${assumeRole}\` isn't in the partition \`${partition}\` of the target`,
      );
  }
}

/** A Region is in the partition that its name tells (AWS general reference, "Regions and partitions"). */
export function regionInPartition(links: Links): void {
  for (const target of links.of.Target) {
    const { region } = target.content.spec;
    const { partition } = homeOf(target);
    const wanted = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
    if (wanted === partition) continue;
    const message = `\`${region}\` isn't in the partition \`${partition}\``;
    reportAt(links, target, ['spec', 'region'], 'KW2056', message, {
      remedy: `write \`partition: ${wanted}\`, or another Region`,
    });
  }
}
