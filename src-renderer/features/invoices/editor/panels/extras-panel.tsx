/** Everything that a document may have besides: relations, global invoice, local taxes, legends, XML. */
import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import { AmountField } from '../../../../ui/fields/amount-field.tsx';
import { CatalogField } from '../../../../ui/fields/catalog-field.tsx';
import { SidePanel } from '../../../../ui/layout/side-panel.tsx';
import { NativeSelect } from '@mantine/core';
import type { Change } from '../model/change.ts';
import type { ExtraPart } from '../model/findings.ts';
import type { EditorForm, FormLegend, FormLocalTax, FormRelation } from '../model/form.ts';
import type { Issues } from '../work/issues.ts';
import { Entries } from './entries.tsx';
import { LazyArea, LazyText } from './lazy-text.tsx';
import classes from './panels.module.css';

interface ExtrasPanelProps {
  readonly form: EditorForm;
  readonly issues: Issues;
  readonly dispatch: (change: Change) => void;
  readonly onClose: () => void;
}

/** How many of these a document has, for the button that opens the panel. */
export function extrasOf(form: EditorForm): number {
  return (
    form.relacionados.length +
    (form.global.periodicidad === '' ? 0 : 1) +
    form.locales.length +
    form.leyendas.length +
    form.complementosXml.length +
    form.addendaXml.length +
    (form.facAtrAdquirente === '' ? 0 : 1) +
    (form.confirmacion === '' ? 0 : 1)
  );
}

export function ExtrasPanel({ form, issues, dispatch, onClose }: ExtrasPanelProps) {
  const t = useWords(words);
  const set = (patch: Partial<EditorForm>): void => dispatch({ do: 'set', patch });
  const part = (name: ExtraPart, children: ReactNode) => {
    const said = issues.byId.get(`extras.${name}`);
    return (
      <section className={classes['part']} data-at={`extras.${name}`}>
        <h2>{t(`editor.extras.${name}`)}</h2>
        {said !== undefined && (
          <p className={classes['said']} data-tone={said.severity}>
            {said.message}
          </p>
        )}
        {children}
      </section>
    );
  };
  return (
    <div className={classes['over']}>
      <SidePanel name="editor-extras" label={t('editor.extras')} title={t('editor.extras')} onClose={onClose}>
        {part('relaciones', <Relations form={form} set={set} />)}
        {part('global', <Global form={form} set={set} />)}
        {part('locales', <Locals form={form} set={set} />)}
        {part('leyendas', <Legends form={form} set={set} />)}
        {part('xml', <XmlParts form={form} set={set} />)}
        {part(
          'otros',
          <>
            <LazyText
              label={t('editor.field.facAtrAdquirente')}
              description={t('editor.extras.facAtrHint')}
              value={form.facAtrAdquirente}
              maxLength={10}
              onChange={(text) => set({ facAtrAdquirente: text.trim() })}
            />
            <LazyText
              label={t('editor.field.confirmacion')}
              description={t('editor.extras.confirmacionHint')}
              value={form.confirmacion}
              maxLength={5}
              onChange={(text) => set({ confirmacion: text.trim() })}
            />
          </>,
        )}
      </SidePanel>
    </div>
  );
}

interface PartProps {
  readonly form: EditorForm;
  readonly set: (patch: Partial<EditorForm>) => void;
}

function Relations({ form, set }: PartProps) {
  const t = useWords(words);
  return (
    <Entries<FormRelation>
      entries={form.relacionados}
      blank={() => ({ tipoRelacion: form.type === 'E' ? '01' : '04', uuids: [] })}
      onChange={(relacionados) => set({ relacionados })}
      add={t('editor.extras.addRelation')}
      remove={t('editor.extras.removeRelation')}
    >
      {(relation, change) => (
        <div className={classes['fields']}>
          <div data-span="12">
            <CatalogField
              label={t('editor.extras.relation')}
              catalog="c_TipoRelacion"
              value={relation.tipoRelacion}
              onChange={(tipoRelacion) => change({ tipoRelacion })}
            />
          </div>
          <div data-span="12">
            <TagsInput
              label={t('editor.extras.uuids')}
              placeholder={t('editor.extras.uuidsHint')}
              splitChars={[',', ' ', '\n', '\t', ';']}
              acceptValueOnBlur
              value={[...relation.uuids]}
              onChange={(uuids) => change({ uuids: uuids.map((uuid) => uuid.trim().toLowerCase()) })}
            />
          </div>
        </div>
      )}
    </Entries>
  );
}

function Global({ form, set }: PartProps) {
  const t = useWords(words);
  const options = (catalog: 'c_Periodicidad' | 'c_Meses') => api.catalogs.list.queryOptions({ input: { catalog } });
  const periods = useQuery(options('c_Periodicidad'));
  const months = useQuery(options('c_Meses'));
  const choices = (entries: readonly { key: string; texto: string }[] | undefined) => [
    { value: '', label: '—' },
    ...(entries ?? []).map(({ key, texto }) => ({ value: key, label: `${key} ${texto}` })),
  ];
  const change = (patch: Partial<EditorForm['global']>): void => set({ global: { ...form.global, ...patch } });
  return (
    <>
      <span className="soft">{t('editor.extras.globalHint')}</span>
      <div className={classes['fields']}>
        <div data-span="5">
          <NativeSelect
            size="xs"
            label={t('editor.extras.periodicidad')}
            value={form.global.periodicidad}
            data={choices(periods.data)}
            onChange={(event) => change({ periodicidad: event.currentTarget.value })}
          />
        </div>
        <div data-span="5">
          <NativeSelect
            size="xs"
            label={t('editor.extras.meses')}
            value={form.global.meses}
            data={choices(months.data)}
            onChange={(event) => change({ meses: event.currentTarget.value })}
          />
        </div>
        <div data-span="2">
          <LazyText
            label={t('editor.extras.anio')}
            maxLength={4}
            value={form.global.anio}
            onChange={(text) => change({ anio: text.trim() })}
          />
        </div>
      </div>
    </>
  );
}

function Locals({ form, set }: PartProps) {
  const t = useWords(words);
  return (
    <Entries<FormLocalTax>
      entries={form.locales}
      blank={() => ({ tipo: 'traslado', nombre: '', tasa: '', importe: '' })}
      onChange={(locales) => set({ locales })}
      add={t('editor.extras.addLocal')}
      remove={t('editor.extras.removeLocal')}
    >
      {(tax, change) => (
        <div className={classes['fields']}>
          <div data-span="3">
            <NativeSelect
              size="xs"
              label={t('editor.tax.kind')}
              value={tax.tipo}
              onChange={(event) => change({ tipo: event.currentTarget.value as FormLocalTax['tipo'] })}
              data={(['traslado', 'retencion'] as const).map((value) => ({ value, label: t(`editor.tax.${value}`) }))}
            />
          </div>
          <div data-span="4">
            <LazyText
              label={t('editor.extras.localName')}
              value={tax.nombre}
              onChange={(nombre) => change({ nombre: nombre.trim() })}
            />
          </div>
          <div data-span="2">
            <AmountField
              label={t('editor.extras.localRate')}
              decimals={2}
              value={tax.tasa}
              onChange={(tasa) => change({ tasa })}
            />
          </div>
          <div data-span="3">
            <AmountField
              label={t('editor.extras.localAmount')}
              placeholder={t('editor.extras.localAmountHint')}
              decimals={2}
              value={tax.importe}
              onChange={(importe) => change({ importe })}
            />
          </div>
        </div>
      )}
    </Entries>
  );
}

function Legends({ form, set }: PartProps) {
  const t = useWords(words);
  return (
    <Entries<FormLegend>
      entries={form.leyendas}
      blank={() => ({ disposicionFiscal: '', norma: '', textoLeyenda: '' })}
      onChange={(leyendas) => set({ leyendas })}
      add={t('editor.extras.addLegend')}
      remove={t('editor.extras.removeLegend')}
    >
      {(legend, change) => (
        <div className={classes['fields']}>
          <div data-span="6">
            <LazyText
              label={t('editor.extras.legendLaw')}
              value={legend.disposicionFiscal}
              onChange={(disposicionFiscal) => change({ disposicionFiscal })}
            />
          </div>
          <div data-span="6">
            <LazyText
              label={t('editor.extras.legendRule')}
              value={legend.norma}
              onChange={(norma) => change({ norma })}
            />
          </div>
          <div data-span="12">
            <LazyArea
              label={t('editor.extras.legendText')}
              rows={2}
              value={legend.textoLeyenda}
              onChange={(textoLeyenda) => change({ textoLeyenda })}
            />
          </div>
        </div>
      )}
    </Entries>
  );
}

function XmlParts({ form, set }: PartProps) {
  const t = useWords(words);
  const list = (
    key: 'complementosXml' | 'addendaXml',
    label: 'editor.extras.complement' | 'editor.extras.addenda',
    add: 'editor.extras.addComplement' | 'editor.extras.addAddenda',
  ) => (
    <Entries<string>
      entries={form[key]}
      blank={() => ''}
      onChange={(xml) => set({ [key]: xml })}
      add={t(add)}
      remove={t('editor.extras.removeXml')}
    >
      {(xml, change) => <LazyArea label={t(label)} rows={5} code value={xml} onChange={(text) => change(text)} />}
    </Entries>
  );
  return (
    <>
      {list('complementosXml', 'editor.extras.complement', 'editor.extras.addComplement')}
      {list('addendaXml', 'editor.extras.addenda', 'editor.extras.addAddenda')}
    </>
  );
}
