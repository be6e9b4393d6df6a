/** What a small company has at this bank besides its account, and what that means for its payments. */
import type { GatewayProviderView } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Api, isUnread } from './catalogue.tsx';
import { Part } from './part.tsx';

interface BankPartProps {
  readonly provider: GatewayProviderView;
  readonly providers: readonly GatewayProviderView[];
}

export function BankPart({ provider, providers }: BankPartProps) {
  const t = useWords(words);
  const { bank } = provider;
  if (bank === undefined) return null;
  const other = providers.find(({ id }) => id === bank.otherGateway);
  return (
    <Part id="bank" title={t('gateways.bank.section')}>
      <Facts
        facts={[
          [
            t('gateways.catalogue.api'),
            <>
              <div>
                <Api of={bank} providers={providers} />
              </div>
              <div className="soft">
                {bank.api === 'other-gateway' && other !== undefined
                  ? t('gateways.bank.api.other-gatewayText', { name: other.displayName })
                  : t('gateways.bank.api.by-contractText')}
              </div>
            </>,
          ],
          [
            t('gateways.catalogue.statement'),
            <>
              <div>{t(`gateways.bank.statement.${bank.statement}`)}</div>
              <div className="soft">{t('gateways.bank.statementText')}</div>
            </>,
          ],
          [
            t('gateways.catalogue.cep'),
            <>
              <div>{t(bank.cep ? 'gateways.bank.cep.yes' : 'gateways.bank.cep.no')}</div>
              <div className="soft">{t(bank.cep ? 'gateways.bank.cep.text' : 'gateways.bank.cep.noText')}</div>
            </>,
          ],
          [
            t('gateways.catalogue.confirmed'),
            provider.capabilities.confirmedBy.map((way) => t(`gateways.confirmed.${way}`)).join(', '),
          ],
        ]}
      />
      {isUnread(provider) && <Note>{t('gateways.bank.unread')}</Note>}
    </Part>
  );
}
