/**
 * The form of a client, for its section and for the side of an invoice. It judges what is written whenever a field is
 * left, takes a Constancia de Situación Fiscal, and never saves without a person.
 */
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, type ReactNode, type Ref } from 'react';
import type { Client } from '#contract/clients.ts';
import type { ConstanciaView } from '#contract/constancia.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { useCompany } from '../../app/company.tsx';
import { client as engine } from '../../app/connection/link.ts';
import { api, queryClient } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { useRecordForm } from '../../ui/form/record-form.ts';
import { FormFrame } from '../records/form-frame.tsx';
import { StaleNote } from '../records/stale-note.tsx';
import { useFindings } from '../records/use-findings.ts';
import { useRecordSave } from '../records/use-record-save.ts';
import { ClientFields } from './client-fields.tsx';
import { checkOf, saidOfValues, valuesOf, wrongEmail, wrongFields, type ClientValues } from './client-values.ts';
import { ConstanciaPart } from './constancia-part.tsx';
import { useConstancia, type KnownClient } from './use-constancia.ts';

export interface ClientFormHandle {
  /** As Escape does: what was typed is handed to `onCancel`. */
  cancel(): void;
}

export interface ClientFormProps {
  readonly companyId: string;
  /** The one that is edited; absent for a new one. */
  readonly client?: Client | undefined;
  /** Written over what the client has: a name that was typed elsewhere, what was discarded a moment ago. */
  readonly typed?: Partial<ClientValues> | undefined;
  /** A Constancia to begin with: its file, or what was read of it. */
  readonly file?: File | undefined;
  readonly found?: ConstanciaView | undefined;
  /** Only what an invoice needs. */
  readonly compact?: boolean;
  readonly onSaved: (client: Client) => void;
  /** With what had been typed and is not kept any more. */
  readonly onCancel: (typed: ClientValues | undefined) => void;
  /** The RFC is that of a client that we know; `found` when a Constancia says so. */
  readonly onKnown?: (known: KnownClient, found?: ConstanciaView) => void;
  /** A Constancia of somebody else than the client that is edited. */
  readonly onOther?: (found: ConstanciaView) => void;
  /** Beside the buttons. */
  readonly more?: ReactNode;
  readonly handle?: Ref<ClientFormHandle>;
}

export function ClientForm({ companyId, client, typed, onSaved, onCancel, onKnown, ...props }: ClientFormProps) {
  const t = useWords(words);
  const r = useWords(recordWords);
  const c = useWords(common);
  const { company } = useCompany();
  const first = useRef<HTMLDivElement>(null);
  const clientId = client?.id;
  const values = useMemo(() => valuesOf(client), [client]);
  const { form, dirty, discard } = useRecordForm<ClientValues>({
    name: `client:${clientId ?? 'new'}`,
    values,
    validate: (now) => {
      const wrong = wrongFields(now);
      return Object.fromEntries(
        wrong.map((field) => [
          field,
          t(`clients.wrong.${field as 'rfc'}`, field === 'emails' ? { email: wrongEmail(now) ?? '' } : {}),
        ]),
      );
    },
  });
  const check = (now: ClientValues) => engine.clients.check(checkOf(now, companyId, clientId));
  const { findings, judge } = useFindings(
    {
      key: api.clients.key(),
      values: form.values,
      check,
      enabled: form.values.rfc.trim() !== '' || form.values.legalName.trim() !== '',
    },
    form.getValues,
  );
  const constancia = useConstancia({
    companyId,
    client,
    form,
    found: props.found,
    file: props.file,
    isTouched: () => dirty,
    onKnown,
    onFilled: judge,
  });

  const saving = useRecordSave<ClientValues, Client>({
    form,
    check,
    write: (now) => write(now, companyId, clientId),
    newestVersion: async () => (client === undefined ? 0 : (await engine.clients.get({ id: client.id })).version),
    onFound: judge,
    onWritten: (saved) => {
      // The next form over it may open before the engine's own news of it are here.
      queryClient.setQueryData(api.clients.get.queryKey({ input: { id: saved.id } }), saved);
      discard();
      onSaved(saved);
    },
  });
  const cancel = (): void => {
    const left = dirty ? form.getValues() : undefined;
    discard();
    onCancel(left);
  };
  useImperativeHandle(props.handle, () => ({ cancel }));

  const begin = useEffectEvent(() => {
    if (typed !== undefined) form.setValues(typed);
    judge();
    first.current?.querySelector<HTMLElement>('[data-path]')?.focus();
  });
  // After the form's own beginning.
  useEffect(() => begin(), []);

  const take = (field: string, value: string): void => {
    form.setFieldValue(field, value);
    judge();
  };
  const suggested = (field: string) =>
    findings.find((finding) => finding.field === field && finding.suggestion !== undefined)?.suggestion;
  const isNew = client === undefined;
  return (
    <FormFrame
      label={isNew ? t('clients.new') : t('clients.panel')}
      saveLabel={saving.isRefused ? r('records.saveAnyway') : isNew ? t('clients.create') : c('common.save')}
      saving={saving.saving}
      onSave={() => (client !== undefined && !dirty ? onSaved(client) : saving.submit())}
      onCancel={cancel}
      onJudge={judge}
      onTake={(field) => {
        const value = suggested(field);
        if (value !== undefined) take(field, value);
      }}
      more={props.more}
    >
      <ConstanciaPart
        constancia={constancia}
        client={client}
        form={form}
        onFilled={judge}
        onKnown={onKnown}
        onOther={props.onOther}
      />
      <ProblemNote error={saving.problem} />
      {saving.isStale && (
        <StaleNote
          onMine={saving.overwrite}
          onTheirs={() => {
            saving.forget();
            discard();
          }}
        />
      )}
      {saving.isRefused && (
        <Note tone="person" role="alert">
          {r('records.refused')}
        </Note>
      )}
      <div ref={first} style={{ display: 'contents' }}>
        <ClientFields
          form={form}
          findings={findings}
          acts={{ onTake: take, onOpen: onKnown }}
          companyPostalCode={company.postalCode}
          compact={props.compact === true}
          onFilled={judge}
        />
      </div>
    </FormFrame>
  );
}

function write(values: ClientValues, companyId: string, id: string | undefined): Promise<Client> {
  const { options, ...said } = saidOfValues(values);
  if (id === undefined) {
    const given = Object.entries(options).filter(([, value]) => value !== '');
    return engine.clients.create({ companyId, ...said, ...Object.fromEntries(given) });
  }
  const cleared = Object.entries(options).map(([name, value]) => [name, value === '' ? null : value]);
  return engine.clients.update({ id, version: values.version, ...said, ...Object.fromEntries(cleared) });
}

/** The button that leaves a Constancia of several for later. */
export function SkipButton({ onSkip }: { onSkip: () => void }) {
  const t = useWords(words);
  return (
    <Button variant="subtle" onClick={onSkip}>
      {t('clients.constancia.skip')}
    </Button>
  );
}
