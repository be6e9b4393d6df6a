/** What the program tells of the certificate in use: that it ends, or has ended. It goes by itself with a new one. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Alert } from '#contract/alerts.ts';
import * as words from '#i18n/catalog/window/csds.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { Note } from '../../ui/form/note.tsx';

const KINDS = ['csd.expiring', 'csd.expired'] as const;

export function CsdAlerts({ companyId }: { companyId: string }) {
  const t = useWords(words);
  const { data } = useQuery(api.alerts.list.queryOptions({ input: { companyId, kinds: [...KINDS] } }));
  const dismiss = async ({ id }: Alert): Promise<void> => {
    try {
      await client.alerts.dismiss({ id });
      offerUndo(t('csds.alert.dismissed'), () => client.alerts.restore({ id }));
    } catch (error) {
      reportProblem(error);
    }
  };
  return data?.rows.map((alert) => (
    <Note key={alert.id} tone={alert.severity === 'critical' ? 'person' : 'waiting'} title={alert.title}>
      <div>{alert.message}</div>
      <Button mt={4} size="compact-xs" variant="default" onClick={() => void dismiss(alert)}>
        {t('csds.alert.dismiss')}
      </Button>
    </Note>
  ));
}
