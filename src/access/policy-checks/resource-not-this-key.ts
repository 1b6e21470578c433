import { statementCheck } from './statement-check.js';

/** Source: AWS KMS developer guide, "Key policies": the value of the resource element is `*`, which means this key. */
export const resourceNotThisKey = statementCheck(
  {
    id: 'resource-not-this-key',
    title: 'the resource isn’t `*`',
    why: 'in a key policy `*` stands for this key; AWS refuses new policies with any other resource, and stored ones may have no effect',
    remedy: 'write `"Resource": "*"`',
    severity: 'error',
    origins: [
      'Access Analyzer INVALID_ARN_ACCOUNT',
      'Access Analyzer INVALID_ARN_PREFIX',
      'Access Analyzer INVALID_ARN_REGION',
      'Access Analyzer INVALID_ARN_RESOURCE',
      'Access Analyzer INVALID_ARN_SERVICE_CASE',
      'Access Analyzer MISSING_ARN_ACCOUNT',
      'Access Analyzer MISSING_ARN_FIELD',
      'Access Analyzer MISSING_ARN_REGION',
      'Access Analyzer REDUNDANT_RESOURCE',
      'Access Analyzer UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
      'keywright',
    ],
  },
  ({ statement }) => {
    const { resources } = statement;
    if (resources === null) return [];
    if (resources.not)
      return [{ path: ['NotResource'], message: '`NotResource` leaves out what the policy is about' }];
    return resources.patterns.flatMap((pattern, index) =>
      pattern === '*'
        ? []
        : { path: ['Resource', index], message: `\`${pattern}\` stands where only \`*\` can` },
    );
  },
);
