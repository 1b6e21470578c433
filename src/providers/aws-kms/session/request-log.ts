/** Keeps AWS's ids of the requests that change something, so that a record can be held against CloudTrail. */
export interface RequestLog {
  /** Runs a call and notes its request's id, also where it fails. Throws what it throws. */
  noting<T>(api: string, run: () => Promise<T>): Promise<T>;
  /** The ids noted since the last time. */
  take(): readonly string[];
}

export function requestLog(): RequestLog {
  let ids: string[] = [];
  const note = (api: string, answer: unknown): void => {
    const id = /^(Describe|Get|List)/.test(api) ? null : requestIdOf(answer);
    if (id !== null) ids.push(id);
  };
  return {
    noting: async (api, run) => {
      try {
        const answer = await run();
        note(api, answer);
        return answer;
      } catch (error) {
        note(api, error);
        throw error;
      }
    },
    take: () => {
      const taken = ids;
      ids = [];
      return taken;
    },
  };
}

/** The SDK puts it beside every answer and every error of a service. */
function requestIdOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const metadata: unknown = Reflect.get(answer, '$metadata');
  const id: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'requestId') : null;
  return typeof id === 'string' ? id : null;
}
