import { createRequire } from 'node:module';

/**
 * Loads a package when it is first needed, and synchronously, as operations run. For packages that few simulators use:
 * loading them takes longer than all else that a start does.
 */
export const loadOnDemand = createRequire(import.meta.url);
