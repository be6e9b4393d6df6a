/** Putting an account in pause and back, which can be taken back at once. */
import type { Gateway } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { client } from '../../app/connection/link.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';

type Account = Pick<Gateway, 'id' | 'name' | 'state' | 'version'>;

export function usePause(): (gateway: Account) => Promise<void> {
  const t = useWords(words);
  const said = ({ state, name }: Account): string =>
    t(state === 'paused' ? 'gateways.paused' : 'gateways.resumed', { name });
  const set = async (id: string, state: Gateway['state'], version?: number): Promise<Account> => {
    // Taken back later, it may be another version: a webhook's address was registered meanwhile.
    const at = version ?? (await client.gateways.get({ id })).version;
    return client.gateways.update({ id, version: at, state });
  };
  return async ({ id, state, version }) => {
    try {
      const after = await set(id, state === 'paused' ? 'active' : 'paused', version);
      offerUndo(said(after), () => set(id, state), said);
    } catch (error) {
      reportProblem(error);
    }
  };
}
