/** What cloudflared's lines mean. Its own words, as its sources and public logs show them. */
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { lastWords } from '../program.ts';

const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [
    /[Pp]rovided [Tt]unnel token is not valid|Unauthorized|Invalid tunnel secret|Tunnel not found/,
    'TUNNEL_CREDENTIALS',
  ],
  // A limit is answered with text where JSON is expected.
  [
    /Too Many Requests|status_code="?429|failed to unmarshal quick Tunnel|Error unmarshaling QuickTunnel/i,
    'TUNNEL_LIMITED',
  ],
  [
    /failed to request quick Tunnel|no such host|network is unreachable|connection refused|i\/o timeout|failed to dial/i,
    'TUNNEL_UNREACHABLE',
  ],
];

export function explainCloudflared(lines: readonly string[]): CuadraError | undefined {
  const code = MEANINGS.find(([pattern]) => lines.some((line) => pattern.test(line)))?.[1];
  if (code === undefined) return undefined;
  return new CuadraError(code, {
    params: { tunnel: 'cloudflared', host: 'Cloudflare' },
    provider: lastWords(
      'cloudflared',
      lines.filter((line) => /\b(?:ERR|FTL|error)\b|not valid|Unauthorized/i.test(line)),
    ),
    retriable: code !== 'TUNNEL_CREDENTIALS',
  });
}
