import type { BrokenCase } from '../../case.js';
import { grant, key, rootFile } from '../../documents.js';
import { allow, reconcilerActions, roleArn, world } from '../../world.js';

const use = grant('use', { role: 'app' });

/** Somebody applies whom the live keys don't let in, or who would lock itself out. */
export const otherApplierCases: readonly BrokenCase[] = [
  {
    name: 'somebody else applies whom the key policy doesn’t let in',
    applier: roleArn('batch'),
    world: world([{ name: 'batch', policies: [allow([...reconcilerActions, 'kms:GetKeyPolicy'])] }]),
    estate: key('cards') + use,
    finds: { kind: 'change', id: /^cards@main\/key/, says: /will not allow you to update the key policy/ },
  },
  {
    name: 'who applies may not even list keys',
    applier: roleArn('app'),
    estate: key('cards') + use,
    finds: { kind: 'applier', says: /role\/app\/keywright is not authorized to perform: kms:ListAliases/ },
  },
  {
    name: 'who applies may not read the key that the plan changes',
    applier: roleArn('batch'),
    world: world([{ name: 'batch', policies: [allow(reconcilerActions)] }]),
    before: key('cards') + use,
    estate: key('cards', { description: 'new' }) + use,
    finds: { kind: 'applier', says: /`cards@main`: `alias\/cards` points to/ },
  },
  {
    name: 'the live policy lets in another reconciler than the one who is to apply',
    rootBefore: rootFile(),
    root: rootFile([], { reconciler: { role: 'batch' } }),
    world: world([{ name: 'batch', policies: [allow(reconcilerActions)] }]),
    before: key('cards') + use,
    estate: key('cards') + use,
    planner: roleArn('keywright'),
    finds: { kind: 'applier', says: /`cards@main`: `alias\/cards` points to/ },
  },
  {
    name: 'the reconciler who applies locks itself out',
    rootBefore: rootFile(),
    root: rootFile([], { reconciler: { role: 'batch' } }),
    before: key('cards') + use,
    estate: key('cards') + use,
    planner: roleArn('keywright'),
    applier: roleArn('keywright'),
    finds: { kind: 'change', id: /^cards@main\/policy/, says: /will not allow you to update the key policy/ },
  },
];
