/** A simulator in a process of its own, for tests that kill it: prints its URL. */
import { startSmall } from './small-kms.js';

const [stateFile = ''] = process.argv.slice(2);
const simulator = await startSmall({ stateFile });
console.log(simulator.url);
