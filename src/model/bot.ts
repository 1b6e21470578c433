/** Logins of GitHub's own robots that don't end in `[bot]`: who commits for Actions, merge queues and the web editor. */
const robots = new Set(['github-actions', 'github-merge-queue', 'web-flow', 'ghost']);

/** Whether a GitHub login is nobody's. GitHub puts `[bot]` behind the names of apps, and people can't have it in theirs. */
export function isBotLogin(login: string): boolean {
  const lower = login.toLowerCase();
  return lower.endsWith('[bot]') || robots.has(lower);
}
