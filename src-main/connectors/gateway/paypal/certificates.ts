/**
 * The certificate that a delivery was signed with: fetched from PayPal's own hosts only, its chain followed to an
 * authority that this machine trusts, its dates and its name checked; kept by its address.
 */
import { X509Certificate } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';
import type { WebhookContext } from '../types.ts';

const SUFFIX = '.paypal.com';
const PATH = /^\/v1\/notifications\/certs\/[A-Za-z0-9._-]{1,200}$/;
/** As PayPal's own Java package had it: `messageverificationcerts`, with `.sandbox` or without, of paypal.com. */
const NAME = /^CN=messageverificationcerts(?<sandbox>\.sandbox)?\.paypal\.com$/m;
const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const MAX_BYTES = 64 * 1024;
const TIMEOUT_MS = 10_000;
const KEEP_MS = 24 * 60 * 60 * 1000;
const MAX_KEPT = 20;
const MAX_CHAIN = 6;

export type Found =
  | { readonly kind: 'good'; readonly certificate: X509Certificate; readonly sandbox: boolean }
  /** Of somebody else, out of its time, or of an authority that nobody trusts. */
  | { readonly kind: 'bad' }
  | { readonly kind: 'unreachable' };

/** Host and path of a certificate's address; undefined where it is not PayPal's. */
export function certificateUrl(address: string): URL | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') {
    return undefined;
  }
  // The leading dot counts: "evilpaypal.com" ends in paypal.com as well.
  if (!url.hostname.endsWith(SUFFIX) || url.search !== '' || url.hash !== '') return undefined;
  return PATH.test(url.pathname) ? url : undefined;
}

/** @param authorities PEM of those that are trusted, asked for at each use */
export function createCertificates(authorities: () => readonly string[]): FindCertificate {
  const kept = new Map<string, { readonly bundle: readonly X509Certificate[]; readonly atMs: number }>();
  let roots: { readonly from: readonly string[]; readonly certificates: readonly X509Certificate[] } | undefined;

  function trusted(): readonly X509Certificate[] {
    const from = authorities();
    if (roots?.from.length !== from.length) {
      roots = { from: [...from], certificates: from.flatMap((pem) => parse(pem)) };
    }
    return roots.certificates;
  }

  async function bundleOf(url: URL, context: WebhookContext): Promise<readonly X509Certificate[] | undefined> {
    const nowMs = context.clock.now().getTime();
    const known = kept.get(url.href);
    if (known !== undefined && nowMs - known.atMs < KEEP_MS) return known.bundle;
    const pem = await download(url, context);
    if (pem === undefined) return undefined;
    const bundle = parse(pem);
    // Nothing is kept that is no certificate: the next delivery asks again.
    if (bundle.length > 0) {
      const [oldest] = kept.keys();
      if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(url.href, { bundle, atMs: nowMs });
    }
    return bundle;
  }

  return async function find(address: string, context: WebhookContext): Promise<Found> {
    const url = certificateUrl(address);
    if (url === undefined) return { kind: 'bad' };
    const bundle = await bundleOf(url, context);
    if (bundle === undefined) return { kind: 'unreachable' };
    const [leaf, ...others] = bundle;
    const name = leaf === undefined ? null : NAME.exec(leaf.subject);
    if (leaf === undefined || name === null || leaf.ca) return { kind: 'bad' };
    if (!chains(leaf, others, trusted(), context.clock)) return { kind: 'bad' };
    return { kind: 'good', certificate: leaf, sandbox: name.groups?.['sandbox'] !== undefined };
  };
}

function chains(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  clock: Clock,
): boolean {
  const now = clock.now().getTime();
  const current = (each: X509Certificate): boolean =>
    Date.parse(each.validFrom) <= now && now <= Date.parse(each.validTo);
  const issued = (each: X509Certificate, by: X509Certificate): boolean =>
    by.ca && each.checkIssued(by) && each.verify(by.publicKey);
  let each = leaf;
  for (let length = 0; length < MAX_CHAIN; length += 1) {
    if (!current(each)) return false;
    const subject = each;
    if (trusted.some((root) => issued(subject, root) && current(root))) return true;
    const next = others.find((other) => other.fingerprint256 !== subject.fingerprint256 && issued(subject, other));
    if (next === undefined) return false;
    each = next;
  }
  return false;
}

async function download(url: URL, { http, baseUrl, signal }: WebhookContext): Promise<string | undefined> {
  try {
    const response = await http.request({
      method: 'GET',
      url: `${baseUrl ?? url.origin}${url.pathname}`,
      timeoutMs: TIMEOUT_MS,
      idleTimeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
      maxRedirects: 0,
      signal,
    });
    if (response.status === 200) return await response.text();
    response.discard();
    return undefined;
  } catch {
    // Unreachable, too slow, too large, given up: the sender is told to repeat.
    return undefined;
  }
}

function parse(pem: string): X509Certificate[] {
  const certificates: X509Certificate[] = [];
  for (const [each] of pem.matchAll(PEM)) {
    try {
      certificates.push(new X509Certificate(each));
    } catch {
      // Something else between the markers: a chain without it is judged as it is.
      return [];
    }
  }
  return certificates;
}

export type FindCertificate = (address: string, context: WebhookContext) => Promise<Found>;
