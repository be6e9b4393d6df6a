/** A client made on the spot, from what was typed or from its Constancia, without leaving the invoice. */
import { lazy, Suspense, useRef } from 'react';
import type { Client } from '#contract/clients.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { client } from '../../../../app/connection/link.ts';
import { useWords } from '../../../../i18n/words.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { SidePanel } from '../../../../ui/layout/side-panel.tsx';
import type { ClientFormHandle } from '../../../clients/client-form.tsx';
import { typedClient } from '../model/client.ts';
import classes from './panels.module.css';

const ClientForm = lazy(async () => ({ default: (await import('../../../clients/client-form.tsx')).ClientForm }));

interface ClientPanelProps {
  readonly companyId: string;
  /** What was typed: a name or an RFC. */
  readonly text: string;
  readonly file: File | undefined;
  readonly onClose: () => void;
  readonly onCreated: (client: Client) => void;
}

export function ClientPanel({ companyId, text, file, onClose, onCreated }: ClientPanelProps) {
  const t = useWords(words);
  const handle = useRef<ClientFormHandle>(null);
  /** The Constancia, or the RFC, is of somebody who is there already. */
  const take = async (id: string): Promise<void> => {
    try {
      onCreated(await client.clients.get({ id }));
    } catch (error) {
      reportProblem(error);
    }
  };
  return (
    <div className={classes['over']}>
      <SidePanel
        name="editor-client"
        label={t('editor.client.new')}
        title={t('editor.client.new')}
        onClose={() => (handle.current === null ? onClose() : handle.current.cancel())}
      >
        <Suspense>
          <ClientForm
            compact
            companyId={companyId}
            typed={typedClient(text)}
            file={file}
            handle={handle}
            onSaved={onCreated}
            onCancel={onClose}
            onKnown={({ id }) => void take(id)}
          />
        </Suspense>
      </SidePanel>
    </div>
  );
}
