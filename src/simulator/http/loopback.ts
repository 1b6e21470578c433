const names = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9.-]+\.localhost)(:\d{1,5})?$/i;

/**
 * Whether a Host header names this machine. A web page can make its own name resolve to 127.0.0.1 and then reach
 * us from a browser (DNS rebinding), but its requests carry that name here.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && names.test(host);
}
