import { StateFileError } from './persistence/state-file-error.js';

/** The log's words for an error that no caller caused: a state file's message is for people, a fault of ours has its trace. */
export function troubleText(error: unknown): string {
  if (error instanceof StateFileError) return error.message;
  return `internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
