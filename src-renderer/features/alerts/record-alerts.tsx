/** Open alerts about one record, where the record is shown. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AlertKind } from '#contract/alerts.ts';
import { api } from '../../app/connection/query.ts';
import { Note } from '../../ui/form/note.tsx';
import { useAlertActions } from './actions.tsx';
import classes from './alerts.module.css';

/** The invoice says these itself, with what to do, where its cancellation stands. */
const TOLD_BY_ITSELF: ReadonlySet<AlertKind> = new Set<AlertKind>(['cancellation.rejected', 'cancellation.refused']);

export function RecordAlerts({ recordId }: { recordId: string }) {
  const { data } = useQuery(api.alerts.list.queryOptions({ input: { recordId, limit: 20 } }));
  const actions = useAlertActions();
  const alerts = (data?.rows ?? []).filter(({ kind }) => !TOLD_BY_ITSELF.has(kind));
  if (alerts.length === 0) return null;
  return (
    <div className={classes['records']}>
      {alerts.map((alert) => (
        <Note key={alert.id} tone={alert.severity === 'critical' ? 'person' : 'waiting'} title={alert.title}>
          {alert.message}
          <div className={classes['foot']}>
            {actions(alert)
              .filter(({ id }) => id !== 'go')
              .map((action) => (
                <Button
                  key={action.id}
                  size="compact-xs"
                  variant="default"
                  leftSection={action.icon}
                  onClick={action.run}
                >
                  {action.label}
                </Button>
              ))}
          </div>
        </Note>
      ))}
    </div>
  );
}
