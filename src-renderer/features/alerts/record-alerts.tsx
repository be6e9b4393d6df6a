/** Open alerts about one record, where the record is shown. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/connection/query.ts';
import { Note } from '../../ui/form/note.tsx';
import { useAlertActions } from './actions.tsx';
import classes from './alerts.module.css';

export function RecordAlerts({ recordId }: { recordId: string }) {
  const { data } = useQuery(api.alerts.list.queryOptions({ input: { recordId, limit: 20 } }));
  const actions = useAlertActions();
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <div className={classes['records']}>
      {data.rows.map((alert) => (
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
