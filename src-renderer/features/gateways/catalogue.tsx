/** What can be added: gateways with what they charge by, and banks with what a small company has there. */
import { Link } from 'wouter';
import type { Gateway, GatewayProviderView } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';
import classes from './gateways.module.css';

interface CatalogueProps {
  readonly providers: readonly GatewayProviderView[];
  readonly gateways: readonly Gateway[];
}

export const addressOf = (providerId: string): string => `/settings/gateways/${providerId}`;

export function Catalogue({ providers, gateways }: CatalogueProps) {
  const t = useWords(words);
  const many = (id: string): number => gateways.filter(({ provider }) => provider === id).length;
  const banks = providers.flatMap((provider) =>
    provider.bank === undefined ? [] : [{ provider, bank: provider.bank }],
  );
  const others = providers.filter(({ bank }) => bank === undefined);
  return (
    <>
      {others.length > 0 && (
        <section className={classes['part']} aria-labelledby="gateways-others">
          <h3 id="gateways-others">{t('gateways.add.gateways')}</h3>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('gateways.catalogue.gateway')}</th>
                <th scope="col">{t('gateways.catalogue.methods')}</th>
                <th scope="col">{t('gateways.catalogue.confirmed')}</th>
                <th scope="col" aria-label={t('gateways.catalogue.action')} />
              </tr>
            </thead>
            <tbody>
              {others.map((provider) => (
                <tr key={provider.id}>
                  <th scope="row">
                    <Named provider={provider} many={many(provider.id)} />
                  </th>
                  <td>{provider.methods.map(({ method }) => t(`gateways.method.${method}`)).join(', ')}</td>
                  <Confirmed by={provider} />
                  <Add provider={provider} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {banks.length > 0 && (
        <section className={classes['part']} aria-labelledby="gateways-banks">
          <h3 id="gateways-banks">{t('gateways.add.banks')}</h3>
          <p className="soft">{t('gateways.catalogue.bankText')}</p>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('gateways.catalogue.bank')}</th>
                <th scope="col">{t('gateways.catalogue.api')}</th>
                <th scope="col">{t('gateways.catalogue.statement')}</th>
                <th scope="col">{t('gateways.catalogue.cep')}</th>
                <th scope="col">{t('gateways.catalogue.confirmed')}</th>
                <th scope="col" aria-label={t('gateways.catalogue.action')} />
              </tr>
            </thead>
            <tbody>
              {banks.map(({ provider, bank }) => (
                <tr key={provider.id}>
                  <th scope="row">
                    <Named provider={provider} many={many(provider.id)} />
                  </th>
                  <td>
                    <Api of={bank} providers={providers} />
                  </td>
                  <td>{t(`gateways.bank.statement.${bank.statement}`)}</td>
                  <td>{t(bank.cep ? 'gateways.bank.cep.yes' : 'gateways.bank.cep.no')}</td>
                  <Confirmed by={provider} />
                  <Add provider={provider} />
                </tr>
              ))}
            </tbody>
          </table>
          {banks.every(({ provider }) => isUnread(provider)) && <Note>{t('gateways.bank.unread')}</Note>}
        </section>
      )}
    </>
  );
}

/** Neither its statement nor a CEP confirms anything here yet. */
export function isUnread({ capabilities: { confirmedBy } }: GatewayProviderView): boolean {
  return !confirmedBy.includes('statement') && !confirmedBy.includes('cep');
}

function Named({ provider, many }: { provider: GatewayProviderView; many: number }) {
  const t = useWords(words);
  return (
    <>
      {provider.displayName}
      {many > 0 && <span className={classes['many']}>{t('gateways.catalogue.added', { count: many })}</span>}
    </>
  );
}

function Confirmed({ by }: { by: GatewayProviderView }) {
  const t = useWords(words);
  return <td>{by.capabilities.confirmedBy.map((way) => t(`gateways.confirmed.${way}`)).join(', ')}</td>;
}

interface ApiProps {
  readonly of: NonNullable<GatewayProviderView['bank']>;
  readonly providers: readonly GatewayProviderView[];
}

/** Where the bank's own API is another gateway, the way to add that one. */
export function Api({ of, providers }: ApiProps) {
  const t = useWords(words);
  const other = providers.find(({ id }) => id === of.otherGateway);
  if (of.api === 'by-contract' || other === undefined) return t('gateways.bank.api.by-contract');
  return <Link href={addressOf(other.id)}>{t('gateways.bank.api.other-gateway', { name: other.displayName })}</Link>;
}

function Add({ provider }: { provider: GatewayProviderView }) {
  const t = useWords(words);
  return (
    <td className={classes['end']}>
      <Link href={addressOf(provider.id)} aria-label={t('gateways.addOf', { name: provider.displayName })}>
        {t('gateways.catalogue.action')}
      </Link>
    </td>
  );
}
