/** Trying an account without making anything: one that is kept, or what is only typed so far. */
import type { GatewayConnector, GatewayDeclaration, GatewayEnvironment } from '#connectors/gateway/types.ts';
import type { GatewayTest } from '#contract/gateways.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { PacCalls } from '../stamping/call.ts';
import { inWords } from './views.ts';

/** What is done with the answer for an account that is kept. */
export interface Keeping {
  readonly onOk: () => void;
  readonly onRefused: (words: ProviderWords) => void;
}

/**
 * Asks whether the account works. A person asked: no answer of it promises another try.
 * @param keeping absent for what is only typed: the answer is told, and that is all
 */
export async function tryAccount(
  call: PacCalls,
  { connector, declaration }: { readonly connector: GatewayConnector; readonly declaration: GatewayDeclaration },
  environment: GatewayEnvironment,
  locale: Locale,
  keeping?: Keeping,
): Promise<GatewayTest> {
  const { signal } = new AbortController();
  const outcome = await call(declaration, declaration.timeoutsMs.read, signal, (options) => connector.test(options));
  const provider = inWords(declaration.displayName, locale);
  const said = (ok: boolean, key: Parameters<typeof translate>[0], params: Record<string, string> = {}) => ({
    ok,
    message: translate(key, { provider, ...params }, locale),
  });
  if (outcome.kind !== 'done') {
    const kind = outcome.kind === 'credentials' || outcome.kind === 'rate-limited' ? outcome.kind : 'unavailable';
    if (kind === 'credentials') keeping?.onRefused(outcome.words);
    return { ...said(false, `gateways.test.${kind}`), words: outcome.words };
  }
  const { account, environment: actual } = outcome.value;
  if (actual !== environment) {
    return said(false, 'gateways.test.other-environment', { environment: `gateway.environment.${actual}` });
  }
  keeping?.onOk();
  // Nobody is asked at a bank: that its data are in order is all that can be told.
  const good = declaration.kind === 'bank' ? 'bank' : keeping === undefined ? 'okTyped' : 'ok';
  return { ...said(true, `gateways.test.${good}`), ...(account === undefined ? {} : { account }) };
}
