import type { Target } from '../../../model/estate.js';
import type { Reader, Runtime } from '../../../model/provider.js';
import { openSession, type Session } from '../session/open-session.js';
import { problemOf } from '../session/problem.js';
import { observeTarget } from './observe-target.js';

/** Reads one target. Nothing is called before `observe`. */
export function openReader(target: Target, runtime: Runtime): Reader {
  let session: Session | null = null;
  return {
    observe: async (desired, { grants, quotaShare }) => {
      try {
        session ??= await openSession(target, quotaShare, runtime);
        return { ok: true, value: await observeTarget(session, desired, grants), warnings: [] };
      } catch (error) {
        const about = `the target \`${target.name}\``;
        return { ok: false, problems: [problemOf(error, { api: 'reading the live keys', about })] };
      }
    },
    close: () => session?.close(),
  };
}
