/** The kinds of documents that an estate is made of, as their schemas are called. */
export const documentKinds = [
  'estate',
  'target',
  'key',
  'grant',
  'principal-set',
  'guardrail',
  'approver-group',
  'approval-policy',
];
