/** The head of the document: who, what for, how it is paid, in which currency. Tab goes as the eye does. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Client } from '#contract/clients.ts';
import type { Company } from '#contract/companies.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import { AmountField } from '../../../../ui/fields/amount-field.tsx';
import { CatalogField } from '../../../../ui/fields/catalog-field.tsx';
import { TypedCell } from '../lines/typed-cell.tsx';
import type { Change } from '../model/change.ts';
import type { EditorForm, InvoiceKind } from '../model/form.ts';
import type { PickedBy } from '../suggest/suggest-input.tsx';
import type { Issue, Issues } from '../work/issues.ts';
import type { Recent } from '../work/recent.ts';
import { ClientField } from './client-field.tsx';
import { CreditField, type CorrectedInvoice } from './credit-field.tsx';
import { Labelled } from './labelled.tsx';
import classes from './head.module.css';

interface HeadProps {
  readonly form: EditorForm;
  readonly company: Company;
  readonly issues: Issues;
  readonly recent: Recent;
  /** A rejected invoice keeps its folio. */
  readonly numberFixed: boolean;
  readonly dispatch: (change: Change) => void;
  readonly onClient: (client: Client, by: PickedBy) => void;
  readonly onCreateClient: (text: string) => void;
  readonly onCorrected: (invoice: CorrectedInvoice) => void;
}

const KINDS = ['I', 'E', 'T'] as const satisfies readonly InvoiceKind[];

export function Head({ form, company, issues, recent, numberFixed, dispatch, ...on }: HeadProps) {
  const t = useWords(words);
  const issueOf = (field: string): Issue | undefined => issues.byId.get(`head.${field}`);
  const set = (patch: Partial<EditorForm>): void => dispatch({ do: 'set', patch });
  const exportations = useQuery(api.catalogs.list.queryOptions({ input: { catalog: 'c_Exportacion' } }));
  const isTransfer = form.type === 'T';
  const isForeign = form.moneda !== 'MXN' && form.moneda !== 'XXX' && form.moneda !== '';
  const isPpd = form.metodoPago === 'PPD';
  /** What every field of the head carries: its name, its mark and its tone. */
  const field = (name: string) => ({
    id: `editor-${name}`,
    'data-at': `head.${name}`,
    'aria-describedby': `editor-${name}-foot`,
    // The border alone: the words stand in the foot.
    error: issueOf(name)?.severity === 'error',
  });
  const typed = (name: 'lugarExpedicion' | 'condicionesDePago') => ({
    id: `editor-${name}`,
    at: `head.${name}`,
    describedBy: `editor-${name}-foot`,
    label: t(`editor.field.${name}`),
    className: classes['input'],
    wrong: '',
    tone: issueOf(name)?.severity,
    title: form[name],
    shown: form[name],
  });
  return (
    <div className={classes['head']} data-area="head">
      <Labelled
        id="editor-type"
        label={t('editor.type')}
        span={7}
        issue={issueOf('type')}
        foot={numberFixed ? t('editor.numberFixed') : undefined}
      >
        <SegmentedControl
          id="editor-type"
          aria-label={t('editor.type')}
          data-at="head.type"
          className={classes['types']}
          fullWidth
          disabled={numberFixed}
          transitionDuration={0}
          value={form.type}
          onChange={(type) => dispatch({ do: 'type', type })}
          data={KINDS.map((value) => ({ value, label: t(`editor.type.${value}`) }))}
        />
      </Labelled>
      <ClientField
        companyId={company.id}
        clientId={form.clientId}
        clientName={form.clientName}
        recent={recent.clients}
        issue={issueOf('client')}
        onChoose={on.onClient}
        onCreate={on.onCreateClient}
      />
      <Labelled id="editor-usoCFDI" label={t('editor.field.usoCFDI')} span={6} issue={issueOf('usoCFDI')}>
        <CatalogField
          {...field('usoCFDI')}
          catalog="c_UsoCFDI"
          recent={recent.usoCFDI}
          value={form.usoCFDI}
          onChange={(usoCFDI) => set({ usoCFDI })}
        />
      </Labelled>

      {form.type === 'E' && <CreditField companyId={company.id} clientId={form.clientId} onPick={on.onCorrected} />}

      <Labelled
        id="editor-formaPago"
        label={t('editor.field.formaPago')}
        span={5}
        issue={issueOf('formaPago')}
        foot={isPpd ? t('editor.ppdShort') : undefined}
        hint={isPpd ? t('editor.ppd') : undefined}
      >
        <CatalogField
          {...field('formaPago')}
          catalog="c_FormaPago"
          recent={recent.formaPago}
          disabled={isPpd || isTransfer}
          value={form.formaPago}
          onChange={(formaPago) => set({ formaPago })}
        />
      </Labelled>
      <Labelled id="editor-metodoPago" label={t('editor.field.metodoPago')} span={4} issue={issueOf('metodoPago')}>
        <NativeSelect
          size="xs"
          {...field('metodoPago')}
          disabled={isTransfer}
          value={form.metodoPago}
          onChange={(event) => set(ofMethod(form, event.currentTarget.value as EditorForm['metodoPago']))}
          data={[
            { value: 'PUE', label: t('editor.metodo.PUE') },
            { value: 'PPD', label: t('editor.metodo.PPD') },
            { value: '', label: t('editor.metodo.none') },
          ]}
        />
      </Labelled>
      <Labelled id="editor-moneda" label={t('editor.field.moneda')} span={2} issue={issueOf('moneda')}>
        <CatalogField
          {...field('moneda')}
          keyOnly
          catalog="c_Moneda"
          value={form.moneda}
          onChange={(moneda) => set({ moneda, ...(moneda === 'MXN' || moneda === 'XXX' ? { tipoCambio: '' } : {}) })}
        />
      </Labelled>
      <Labelled
        id="editor-tipoCambio"
        label={t('editor.field.tipoCambio')}
        span={3}
        issue={issueOf('tipoCambio')}
        foot={isForeign ? t('editor.exchange.hint', { moneda: form.moneda }) : undefined}
      >
        <AmountField
          {...field('tipoCambio')}
          disabled={!isForeign}
          value={form.tipoCambio}
          onChange={(tipoCambio) => set({ tipoCambio })}
        />
      </Labelled>
      <SeriesField form={form} company={company} issue={issueOf('serie')} disabled={numberFixed} set={set} />
      <Labelled id="editor-exportacion" label={t('editor.field.exportacion')} span={3} issue={issueOf('exportacion')}>
        <NativeSelect
          size="xs"
          {...field('exportacion')}
          value={form.exportacion}
          onChange={(event) => set({ exportacion: event.currentTarget.value })}
          data={
            exportations.data?.map(({ key, texto }) => ({ value: key, label: `${key} ${texto}` })) ?? [form.exportacion]
          }
        />
      </Labelled>
      <Labelled
        id="editor-lugarExpedicion"
        label={t('editor.field.lugarExpedicion')}
        span={2}
        issue={issueOf('lugarExpedicion')}
      >
        <TypedCell
          {...typed('lugarExpedicion')}
          placeholder={company.postalCode}
          maxLength={5}
          onText={(text) => {
            set({ lugarExpedicion: text.trim() });
            return true;
          }}
        />
      </Labelled>
      <Labelled
        id="editor-condicionesDePago"
        label={t('editor.field.condicionesDePago')}
        span={3}
        issue={issueOf('condicionesDePago')}
      >
        <TypedCell
          {...typed('condicionesDePago')}
          disabled={isTransfer}
          maxLength={1000}
          whileTyping
          onText={(text) => {
            set({ condicionesDePago: text.trim() });
            return true;
          }}
        />
      </Labelled>
    </div>
  );
}

/** PPD goes with 99 «por definir»; back at PUE the real form is asked for. */
export function ofMethod(form: EditorForm, metodoPago: EditorForm['metodoPago']): Partial<EditorForm> {
  if (metodoPago === 'PPD') return { metodoPago, formaPago: '99' };
  return { metodoPago, ...(form.formaPago === '99' ? { formaPago: '' } : {}) };
}

interface SeriesFieldProps {
  readonly form: EditorForm;
  readonly company: Company;
  readonly issue: Issue | undefined;
  readonly disabled: boolean;
  readonly set: (patch: Partial<EditorForm>) => void;
}

/** `*` stands for the default: a series may have no name at all. */
const DEFAULT = '*';

function SeriesField({ form, company, issue, disabled, set }: SeriesFieldProps) {
  const t = useWords(words);
  const { data } = useQuery(api.companies.listSeries.queryOptions({ input: { companyId: company.id } }));
  const named = (serie: string): string => (serie === '' ? t('editor.serie.unnamed') : serie);
  const own = (data ?? []).filter((series) => series.type === form.type);
  const usual = own.find((series) => series.isDefault);
  const others = own.filter((series) => series !== usual);
  const known = form.serie === null || own.some((series) => series.serie === form.serie);
  return (
    <Labelled id="editor-serie" label={t('editor.field.serie')} span={2} issue={issue}>
      <NativeSelect
        size="xs"
        id="editor-serie"
        data-at="head.serie"
        aria-describedby="editor-serie-foot"
        error={issue?.severity === 'error'}
        disabled={disabled}
        value={form.serie === null || form.serie === usual?.serie ? DEFAULT : `=${form.serie}`}
        onChange={(event) => {
          const { value } = event.currentTarget;
          set({ serie: value === DEFAULT ? null : value.slice(1) });
        }}
        data={[
          {
            value: DEFAULT,
            label: usual === undefined ? t('editor.serie.none') : named(usual.serie),
          },
          ...others.map(({ serie }) => ({ value: `=${serie}`, label: named(serie) })),
          ...(known ? [] : [{ value: `=${form.serie}`, label: named(form.serie ?? '') }]),
        ]}
      />
    </Labelled>
  );
}
