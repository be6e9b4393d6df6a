/** The PAC accounts of a company in the order in which they are asked. */
import type { PacConfig, PacProviderView } from '#contract/stamping.ts';
import { PacAccount } from './pac-account.tsx';
import { usePacOrder } from './pac-order.ts';
import classes from './stamping.module.css';

interface PacListProps {
  readonly configs: readonly PacConfig[];
  readonly providers: readonly PacProviderView[];
  readonly onEdit: (config: PacConfig) => void;
}

export function PacList({ configs, providers, onEdit }: PacListProps) {
  const order = usePacOrder(configs);
  return (
    <ol className={classes['list']}>
      {configs.map((config) => (
        <PacAccount
          key={config.id}
          config={config}
          provider={providers.find(({ id }) => id === config.provider)}
          count={configs.length}
          order={order}
          onEdit={() => onEdit(config)}
        />
      ))}
    </ol>
  );
}
