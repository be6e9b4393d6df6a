/** The open company's gateways: its accounts, what can be added, and one account by itself. */
import { useQuery } from '@tanstack/react-query';
import { Redirect, useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { GatewayAccount } from '../../gateways/gateway-account.tsx';
import { GatewayList } from '../../gateways/gateway-list.tsx';
import { SettingsPage } from '../settings-page.tsx';

/** `/settings/gateways`, then an account's id or, to add one, its provider's; then the part that is looked for. */
export default function GatewaysPage() {
  const t = useWords(words);
  const { company } = useCompany();
  const [path] = useLocation();
  const [, , , shown = '', part] = path.split('/');
  const { data, error, refetch } = useQuery(api.gateways.list.queryOptions({ input: { companyId: company.id } }));
  if (data === undefined) {
    return (
      <SettingsPage title={t('gateways.title')} lead={t('gateways.lead')}>
        {error === null ? (
          <div className="skeleton" style={{ height: 120 }} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </SettingsPage>
    );
  }
  const { providers, gateways } = data;
  if (shown === '') return <GatewayList providers={providers} gateways={gateways} />;
  const gateway = gateways.find(({ id }) => id === shown);
  const provider = providers.find(({ id }) => id === (gateway?.provider ?? shown));
  // An account of another company, or of none: the list says what there is.
  if (gateway === undefined && provider === undefined) return <Redirect to="/settings/gateways" replace />;
  return <GatewayAccount key={shown} gateway={gateway} provider={provider} providers={providers} part={part} />;
}
