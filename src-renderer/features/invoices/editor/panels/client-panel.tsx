/**
 * A client made on the spot, from what was typed or from its Constancia, without leaving the invoice. Only what an
 * invoice needs; the section of clients has the rest.
 */
import { Button, TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import type { Client } from '#contract/clients.ts';
import type { RecordFinding } from '#contract/findings.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { Keys } from '../../../../app/commands/key-caps.tsx';
import { client } from '../../../../app/connection/link.ts';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import { problemOf } from '../../../../ui/feedback/problem.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { CatalogField } from '../../../../ui/fields/catalog-field.tsx';
import { FileDrop } from '../../../../ui/fields/file-drop.tsx';
import { readFile } from '../../../../ui/fields/files.ts';
import { SidePanel } from '../../../../ui/layout/side-panel.tsx';
import { blankClient, clientOf, withConstancia, type ClientFields } from '../model/client.ts';
import { focusOn } from '../work/focus.ts';
import { LazyText } from './lazy-text.tsx';
import classes from './panels.module.css';

interface ClientPanelProps {
  readonly companyId: string;
  /** What was typed: a name or an RFC. */
  readonly text: string;
  readonly file: File | undefined;
  readonly onClose: () => void;
  readonly onCreated: (client: Client) => void;
}

const MOST_BYTES = 20 * 1024 * 1024;
const WAIT_MS = 200;

export function ClientPanel({ companyId, text, file, onClose, onCreated }: ClientPanelProps) {
  const t = useWords(words);
  const [fields, setFields] = useState<ClientFields>(() => blankClient(text));
  const set = (patch: Partial<ClientFields>): void => setFields((before) => ({ ...before, ...patch }));
  const findings = useChecks(companyId, fields);
  const of = (field: keyof ClientFields): RecordFinding | undefined => findings.find((one) => one.field === field);

  const read = useMutation({
    mutationFn: async (pdf: File) => client.clients.readConstancia({ file: await readFile(pdf), companyId }),
    onSuccess: (constancia) => setFields((before) => withConstancia(before, constancia)),
    onError: reportProblem,
  });
  const create = useMutation({
    mutationFn: () => client.clients.create(clientOf(fields, companyId)),
    onSuccess: onCreated,
  });
  const problem = create.error === null ? undefined : problemOf(create.error);
  const readDropped = useEffectEvent((pdf: File) => read.mutate(pdf));
  useEffect(() => {
    if (file !== undefined) readDropped(file);
  }, [file]);
  // What is missing first: the other of the two was typed in the invoice.
  const [first] = useState(fields.rfc === '' ? 'client.rfc' : 'client.legalName');
  useEffect(() => focusOn(first), [first]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // The panel's own main action, not the invoice's behind it.
    event.preventDefault();
    event.stopPropagation();
    create.mutate();
  };
  const textField = (field: 'rfc' | 'legalName' | 'postalCode', most: number) => ({
    'data-at': `client.${field}`,
    label: t(`editor.client.${field}`),
    maxLength: most,
    value: fields[field],
    error: problem?.field === field ? problem.message : of(field)?.message,
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a key of the whole panel
    <div className={classes['over']} onKeyDown={onKeyDown}>
      <SidePanel
        name="editor-client"
        label={t('editor.client.new')}
        title={t('editor.client.new')}
        onClose={onClose}
        footer={
          <>
            <Button
              loading={create.isPending}
              rightSection={<Keys combination="Mod+Enter" />}
              onClick={() => create.mutate()}
            >
              {t('editor.client.save')}
            </Button>
            {problem !== undefined && problem.field === undefined && (
              <span className={classes['said']} role="alert">
                {problem.message}
              </span>
            )}
          </>
        }
      >
        <section className={classes['part']}>
          <FileDrop
            kinds={['.pdf']}
            maxBytes={MOST_BYTES}
            label={t('editor.client.constancia')}
            hint={t('editor.client.drop')}
            onFiles={([pdf]) => {
              if (pdf !== undefined) read.mutate(pdf);
            }}
          />
          {read.data?.findings.map((finding) => (
            <p key={finding.code} className={classes['said']} data-tone={finding.severity}>
              {finding.message}
            </p>
          ))}
        </section>
        <section className={classes['part']}>
          <LazyText {...textField('rfc', 13)} onChange={(rfc) => set({ rfc: rfc.trim().toUpperCase() })} />
          <LazyText {...textField('legalName', 300)} onChange={(legalName) => set({ legalName: legalName.trim() })} />
          <CatalogField
            label={t('editor.client.regimenFiscal')}
            catalog="c_RegimenFiscal"
            value={fields.regimenFiscal}
            error={of('regimenFiscal')?.message}
            onChange={(regimenFiscal) => set({ regimenFiscal })}
          />
          <LazyText {...textField('postalCode', 5)} onChange={(postalCode) => set({ postalCode: postalCode.trim() })} />
          <CatalogField
            label={t('editor.field.usoCFDI')}
            catalog="c_UsoCFDI"
            value={fields.defaultUsoCfdi}
            error={of('defaultUsoCfdi')?.message}
            onChange={(defaultUsoCfdi) => set({ defaultUsoCfdi })}
          />
          <TagsInput
            label={t('editor.client.emails')}
            acceptValueOnBlur
            splitChars={[',', ' ', ';']}
            value={[...fields.emails]}
            onChange={(emails) => set({ emails })}
          />
        </section>
      </SidePanel>
    </div>
  );
}

/** What SAT would refuse or a person should look at, of the fields that are filled. */
function useChecks(companyId: string, fields: ClientFields): readonly RecordFinding[] {
  const [settled] = useDebouncedValue(fields, WAIT_MS);
  const { emails: _emails, ...judged } = settled;
  const said = Object.fromEntries(Object.entries(judged).filter(([, value]) => value !== ''));
  const { data } = useQuery({
    ...api.clients.check.queryOptions({ input: { companyId, ...said } }),
    placeholderData: keepPreviousData,
  });
  return data ?? [];
}
