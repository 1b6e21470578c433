import type { Diagnostic } from '../../../model/diagnostic.js';

/** Broken input or output that already has its words. Thrown inside the provider, and a value at its border. */
export class ProviderFailure extends Error {
  readonly problem: Diagnostic;

  constructor(problem: Diagnostic) {
    super(problem.message);
    this.name = 'ProviderFailure';
    this.problem = problem;
  }
}
