import type { PolicyTextCheck } from './check.js';
import { isMembers, placedIn, rawStatements } from './policy-json.js';

export const emptyCondition: PolicyTextCheck = {
  id: 'empty-condition',
  title: 'a condition block is empty',
  why: 'it restricts nothing, though it reads as if somebody had meant to',
  remedy: 'write the condition, or remove the block',
  severity: 'warning',
  origins: ['Access Analyzer EMPTY_OBJECT_CONDITION'],
  run: (text) =>
    rawStatements(text).flatMap(({ index, members }) => {
      const block = members['Condition'];
      if (!isMembers(block)) return [];
      const path = ['Statement', index, 'Condition'];
      if (Object.keys(block).length === 0) return [placedIn(text, path, '`Condition` is empty')];
      return Object.entries(block)
        .filter(([, keys]) => isMembers(keys) && Object.keys(keys).length === 0)
        .map(([operator]) => placedIn(text, [...path, operator], `\`${operator}\` has no condition key`));
    }),
};
