/** Trying an account without stamping: one that is kept, or what is only typed so far. */
import type { PacConnector, PacDeclaration } from '#connectors/pac/types.ts';
import type { PacTest } from '#contract/stamping.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { Accounts } from './accounts.ts';
import type { PacCalls } from './call.ts';

/** What is done with the answers for an account that is kept. */
export interface Keeping {
  readonly onOk: () => void;
  readonly onBalance: (credits: number | 'unlimited') => void;
  readonly onProblem: (problem: Parameters<Accounts['noteProblem']>[1]) => void;
}

/**
 * Asks whether the account works and what it has left. A person asked: no answer of it promises another try.
 * @param keeping absent for what is only typed: the answer is told, and that is all
 */
export async function tryAccount(
  call: PacCalls,
  { connector, declaration }: { readonly connector: PacConnector; readonly declaration: PacDeclaration },
  locale: Locale,
  keeping?: Keeping,
): Promise<PacTest> {
  const limit = declaration.timeoutsMs.recover;
  const { signal } = new AbortController();
  const params = { provider: declaration.displayName };
  const outcome = await call(declaration, limit, signal, (options) => connector.testConnection(options));
  if (outcome.kind !== 'ok') {
    const kind = outcome.kind === 'no-answer' ? 'unavailable' : outcome.kind;
    // What a person is told of a kept account holds: nothing is sent there until it answers well.
    if (outcome.kind === 'credentials') keeping?.onProblem(outcome);
    const noted = outcome.kind === 'credentials' && keeping !== undefined;
    const message = translate(noted ? 'stamping.problem.credentials' : `stamping.test.${kind}`, params, locale);
    return { ok: false, message, words: outcome.words };
  }
  keeping?.onOk();
  const balance = await call(declaration, limit, signal, (options) => connector.balance(options));
  const said = balance.kind === 'balance' ? { credits: balance.credits } : {};
  if (said.credits !== undefined) keeping?.onBalance(said.credits);
  const message = translate(keeping === undefined ? 'stamping.test.okTyped' : 'stamping.test.ok', params, locale);
  return { ok: true, message, words: outcome.words, ...said };
}
