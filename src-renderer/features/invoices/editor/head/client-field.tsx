/** Who is invoiced: found by name or RFC, made on the spot when it is nobody we know. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import type { Client } from '#contract/clients.ts';
import { clientHits, type ClientHit } from '../suggest/hits.ts';
import { SuggestInput, type PickedBy } from '../suggest/suggest-input.tsx';
import type { Issue } from '../work/issues.ts';
import { Labelled } from './labelled.tsx';
import classes from './head.module.css';

interface ClientFieldProps {
  readonly companyId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly recent: readonly string[];
  readonly issue: Issue | undefined;
  readonly onChoose: (client: Client, by: PickedBy) => void;
  /** With what was typed: a name or an RFC. */
  readonly onCreate: (text: string) => void;
}

export function useClient(clientId: string): Client | undefined {
  return useQuery({ ...api.clients.get.queryOptions({ input: { id: clientId } }), enabled: clientId !== '' }).data;
}

export function ClientField(props: ClientFieldProps) {
  const { companyId, clientId, recent, issue } = props;
  const t = useWords(words);
  const client = useClient(clientId);
  const useHits = useMemo(
    () =>
      clientHits(companyId, recent, (text) =>
        text === '' ? t('editor.client.createBlank') : t('editor.client.create', { text }),
      ),
    [companyId, recent, t],
  );
  const archived = client?.archivedAtUtc === undefined ? undefined : t('editor.client.archived');
  const shownIssue: Issue | undefined = archived === undefined ? issue : { severity: 'error', message: archived };
  return (
    <Labelled
      id="editor-client"
      label={t('editor.field.cliente')}
      span={11}
      issue={shownIssue}
      foot={
        client === undefined
          ? undefined
          : t('editor.client.facts', {
              rfc: client.rfc,
              regimen: client.regimenFiscal,
              postalCode: client.postalCode,
              uso: client.defaultUsoCfdi,
            })
      }
    >
      <SuggestInput<ClientHit>
        label={t('editor.field.cliente')}
        at="head.client"
        className={classes['input']}
        tone={shownIssue?.severity}
        describedBy="editor-client-foot"
        openOnFocus
        shown={client?.legalName ?? props.clientName}
        placeholder={t('editor.client.hint')}
        useHits={useHits}
        minWidth={520}
        onPick={(hit, by) => {
          if (hit.client === undefined) props.onCreate(hit.typed ?? '');
          else props.onChoose(hit.client, by);
        }}
      />
    </Labelled>
  );
}
