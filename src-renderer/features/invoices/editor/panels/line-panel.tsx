/** Everything about one line that its row has no room for. */
import { Checkbox, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { useWords } from '../../../../i18n/words.ts';
import { AmountField } from '../../../../ui/fields/amount-field.tsx';
import { CatalogField } from '../../../../ui/fields/catalog-field.tsx';
import { SidePanel } from '../../../../ui/layout/side-panel.tsx';
import type { Issue } from '../work/issues.ts';
import { BLANK_PART, type FormLine, type FormPart, type FormThirdParty } from '../model/form.ts';
import { writePedimento } from '../model/to-draft.ts';
import { Entries } from './entries.tsx';
import { LazyArea, LazyText } from './lazy-text.tsx';
import { TaxEntries } from './tax-entries.tsx';
import classes from './panels.module.css';

interface LinePanelProps {
  readonly line: FormLine;
  readonly number: number;
  readonly issue: Issue | undefined;
  readonly patch: (patch: Partial<FormLine>) => void;
  readonly onClose: () => void;
}

const BLANK_THIRD: FormThirdParty = { rfc: '', nombre: '', regimenFiscal: '', postalCode: '' };

export function LinePanel({ line, number, issue, patch, onClose }: LinePanelProps) {
  const t = useWords(words);
  const title = t('editor.line.title', { line: number });
  const part = (name: string, children: ReactNode, mark?: string) => (
    <section className={classes['part']} data-at={mark}>
      <h2>{name}</h2>
      {children}
    </section>
  );
  return (
    <div className={classes['over']}>
      <SidePanel name="editor-line" label={title} title={title} onClose={onClose}>
        <div data-at={`${line.key}.panel`}>
          {issue !== undefined && (
            <p className={classes['said']} data-tone={issue.severity}>
              {issue.message}
            </p>
          )}
          {part(t('editor.line.general'), <General line={line} patch={patch} />)}
          {part(
            t('editor.field.impuestos'),
            <TaxEntries taxes={line.impuestos} onChange={(impuestos) => patch({ impuestos, perfil: '' })} />,
            `${line.key}.taxes`,
          )}
          {part(t('editor.line.third'), <ThirdParty line={line} patch={patch} />)}
          {part(t('editor.line.customs'), <Customs line={line} patch={patch} />)}
          {part(t('editor.line.parts'), <Parts line={line} patch={patch} />)}
          {part(
            t('editor.line.xml'),
            <Entries<string>
              entries={line.complementosXml}
              blank={() => ''}
              onChange={(complementosXml) => patch({ complementosXml })}
              add={t('editor.extras.addComplement')}
              remove={t('editor.extras.removeXml')}
            >
              {(xml, change) => (
                <LazyArea
                  label={t('editor.extras.complement')}
                  description={t('editor.line.xmlHint')}
                  rows={4}
                  code
                  value={xml}
                  onChange={(text) => change(text)}
                />
              )}
            </Entries>,
          )}
        </div>
      </SidePanel>
    </div>
  );
}

interface PartProps {
  readonly line: FormLine;
  readonly patch: (patch: Partial<FormLine>) => void;
}

function General({ line, patch }: PartProps) {
  const t = useWords(words);
  return (
    <>
      <LazyArea
        label={t('editor.field.descripcion')}
        maxLength={1000}
        rows={4}
        value={line.descripcion}
        onChange={(text) => patch({ descripcion: text.replaceAll(/[\s|]+/g, ' ').trim() })}
      />
      <div className={classes['fields']}>
        <div data-span="6">
          <LazyText
            label={t('editor.field.sku')}
            maxLength={100}
            value={line.sku}
            onChange={(sku) => patch({ sku: sku.trim() })}
          />
        </div>
        <div data-span="6">
          <LazyText
            label={t('editor.field.unidad')}
            maxLength={20}
            value={line.unidad}
            onChange={(unidad) => patch({ unidad: unidad.trim() })}
          />
        </div>
      </div>
      <Checkbox
        label={t('editor.line.included')}
        checked={line.incluyeImpuestos}
        onChange={(event) => patch({ incluyeImpuestos: event.currentTarget.checked })}
      />
    </>
  );
}

function ThirdParty({ line, patch }: PartProps) {
  const t = useWords(words);
  const { tercero } = line;
  const change = (part: Partial<FormThirdParty>): void => patch({ tercero: { ...(tercero ?? BLANK_THIRD), ...part } });
  return (
    <>
      <Checkbox
        label={t('editor.line.thirdOn')}
        checked={tercero !== null}
        onChange={(event) => patch({ tercero: event.currentTarget.checked ? BLANK_THIRD : null })}
      />
      {tercero !== null && (
        <div className={classes['fields']}>
          <div data-span="4">
            <LazyText
              label={t('editor.line.thirdRfc')}
              maxLength={13}
              value={tercero.rfc}
              onChange={(rfc) => change({ rfc: rfc.trim().toUpperCase() })}
            />
          </div>
          <div data-span="8">
            <LazyText
              label={t('editor.line.thirdName')}
              maxLength={300}
              value={tercero.nombre}
              onChange={(nombre) => change({ nombre })}
            />
          </div>
          <div data-span="8">
            <CatalogField
              label={t('editor.line.thirdRegime')}
              catalog="c_RegimenFiscal"
              value={tercero.regimenFiscal}
              onChange={(regimenFiscal) => change({ regimenFiscal })}
            />
          </div>
          <div data-span="4">
            <LazyText
              label={t('editor.line.thirdPostalCode')}
              maxLength={5}
              value={tercero.postalCode}
              onChange={(postalCode) => change({ postalCode: postalCode.trim() })}
            />
          </div>
        </div>
      )}
    </>
  );
}

function Customs({ line, patch }: PartProps) {
  const t = useWords(words);
  return (
    <>
      <TagsInput
        label={t('editor.field.pedimentos')}
        placeholder={t('editor.line.pedimentoHint')}
        acceptValueOnBlur
        value={[...line.pedimentos]}
        onChange={(pedimentos) => patch({ pedimentos: pedimentos.map(writePedimento) })}
      />
      <TagsInput
        label={t('editor.field.prediales')}
        placeholder={t('editor.line.predialHint')}
        acceptValueOnBlur
        value={[...line.prediales]}
        onChange={(prediales) => patch({ prediales: prediales.map((one) => one.trim()) })}
      />
    </>
  );
}

function Parts({ line, patch }: PartProps) {
  const t = useWords(words);
  return (
    <Entries<FormPart>
      entries={line.partes}
      blank={() => BLANK_PART}
      onChange={(partes) => patch({ partes })}
      add={t('editor.line.addPart')}
      remove={t('editor.line.removePart')}
    >
      {(part, change) => (
        <div className={classes['fields']}>
          <div data-span="8">
            <LazyText
              label={t('editor.field.descripcion')}
              maxLength={1000}
              value={part.descripcion}
              onChange={(descripcion) => change({ descripcion })}
            />
          </div>
          <div data-span="4">
            <CatalogField
              label={t('editor.field.claveProdServ')}
              keyOnly
              catalog="c_ClaveProdServ"
              value={part.claveProdServ}
              onChange={(claveProdServ) => change({ claveProdServ })}
            />
          </div>
          <div data-span="3">
            <AmountField
              label={t('editor.field.cantidad')}
              value={part.cantidad}
              onChange={(cantidad) => change({ cantidad })}
            />
          </div>
          <div data-span="3">
            <LazyText
              label={t('editor.field.claveUnidad')}
              maxLength={20}
              value={part.unidad}
              onChange={(unidad) => change({ unidad })}
            />
          </div>
          <div data-span="3">
            <AmountField
              label={t('editor.line.partPrice')}
              value={part.valorUnitario}
              onChange={(valorUnitario) => change({ valorUnitario })}
            />
          </div>
          <div data-span="3">
            <AmountField
              label={t('editor.field.importe')}
              value={part.importe}
              onChange={(importe) => change({ importe })}
            />
          </div>
          <div data-span="5">
            <LazyText
              label={t('editor.field.sku')}
              maxLength={100}
              value={part.noIdentificacion}
              onChange={(noIdentificacion) => change({ noIdentificacion: noIdentificacion.trim() })}
            />
          </div>
          <div data-span="12">
            <TagsInput
              label={t('editor.field.pedimentos')}
              acceptValueOnBlur
              value={[...part.pedimentos]}
              onChange={(pedimentos) => change({ pedimentos: pedimentos.map(writePedimento) })}
            />
          </div>
        </div>
      )}
    </Entries>
  );
}
