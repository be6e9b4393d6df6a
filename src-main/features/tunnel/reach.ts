/** Whether the public address leads to this very process: a question to ourselves that only we can answer. */
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Http } from '#ports/http.ts';
import type { Challenges } from '../webhooks/challenge.ts';
import { HEALTH_PATH } from '../webhooks/door.ts';

/** Resolves with what is wrong, or undefined when the answer came. Never rejects. */
export async function reachOurselves(
  {
    http,
    challenges,
    port,
  }: { readonly http: Http; readonly challenges: Challenges; readonly port: () => number | undefined },
  url: string,
  signal: AbortSignal,
): Promise<CuadraError | undefined> {
  const nonce = challenges.ask();
  const params = { url, port: port() ?? '' };
  try {
    const answer = await http.request({
      method: 'GET',
      url: `${url}${HEALTH_PATH}?nonce=${nonce}`,
      // ngrok puts a page of its own in front of what looks like a browser.
      headers: { 'ngrok-skip-browser-warning': '1' },
      timeoutMs: 10_000,
      maxBytes: 4096,
      maxRedirects: 0,
      signal,
    });
    const text = await answer.text();
    if (answer.status === 200 && challenges.isAnswer(nonce, text.trim())) return undefined;
    return new CuadraError('TUNNEL_NOT_REACHED', {
      params,
      provider: { provider: new URL(url).host, code: String(answer.status) },
    });
  } catch (error) {
    const provider = error instanceof CuadraError ? error.provider : undefined;
    return new CuadraError('TUNNEL_NOT_REACHED', {
      params,
      cause: error,
      retriable: true,
      ...(provider === undefined ? {} : { provider }),
    });
  }
}
