import { repeatedMembers } from '../repeated-members.js';
import type { PolicyTextCheck } from './check.js';
import { placedIn } from './policy-json.js';

export const duplicateMember: PolicyTextCheck = {
  id: 'duplicate-member',
  title: 'a member stands twice in one object',
  why: 'JSON readers take the first or the last of the two: reviewers and AWS may see different policies',
  remedy: 'remove one of them, or merge both into a list',
  severity: 'error',
  origins: ['keywright'],
  run: (text) =>
    repeatedMembers(text).map((path) =>
      placedIn(text, path, `\`${String(path.at(-1))}\` stands twice in one object`),
    ),
};
