import { type Links, reportAt } from '../link/links.js';

/** An estate comes from a pull request: it can't choose what the runner connects to, other than on the runner itself. */
export function loopbackEndpoints(links: Links): void {
  for (const target of links.of.Target) {
    const { endpoint } = target.content.spec;
    if (endpoint === undefined || isLoopback(endpoint)) continue;
    reportAt(
      links,
      target,
      ['spec', 'endpoint'],
      'KW2054',
      `\`${withoutSecrets(endpoint)}\` isn't on loopback`,
    );
  }
}

/**
 * http or https to 127.0.0.0/8, ::1 (RFC 5735, RFC 4291) or `localhost`, without user name or password. The text is
 * taken as the URL standard reads it, so that `127.0.0.1.example.com` and `127.0.0.1@example.com` don't pass.
 */
export function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(endpoint) || /[\s\\]/.test(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (username !== '' || password !== '' || endpoint.includes('@')) return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.[0-9]{1,3}){3}$/.test(hostname);
}

function withoutSecrets(endpoint: string): string {
  return endpoint.replace(/\/\/[^/]*@/, '//…@');
}
