import type { PolicyTextCheck } from './check.js';
import { jsonOf } from './policy-json.js';

/** Source: IAM user guide, "Version": 2008-10-17 is the default and knows no variables. */
export const missingVersion: PolicyTextCheck = {
  id: 'missing-version',
  title: 'the policy has no current version',
  why: 'without `Version` 2012-10-17 policy variables are taken literally',
  remedy: 'write `"Version": "2012-10-17"`',
  severity: 'note',
  origins: ['Access Analyzer MISSING_VERSION'],
  run: (text) => {
    const json = jsonOf(text);
    if (json === null || json['Version'] === '2012-10-17') return [];
    const { Version: version } = json;
    const shown = typeof version === 'string' ? version : JSON.stringify(version);
    const message =
      version === undefined ? '`Version` is missing' : `\`Version\` is \`${shown}\`, not \`2012-10-17\``;
    return [{ statement: null, sid: null, path: version === undefined ? [] : ['Version'], message }];
  },
};
