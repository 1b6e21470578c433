export { gitWith } from '../git/git.js';
export { involvedIn } from './involved-in.js';
export { type ReadTrust, readTrust } from './read-trust.js';
export { type Runner, runnerIn } from './runner.js';
