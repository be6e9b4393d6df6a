/** Which column is what: guessed from its heading, changed by a person; and values for what no column has. */
import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportPreview } from '#contract/imports.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';
import type { ImportOptions } from './kind.ts';
import { columnLetters, mappingOf, withColumn } from './mapping.ts';
import classes from './imports.module.css';

interface MappingPaneProps {
  readonly preview: ImportPreview;
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

export function MappingPane({ preview, options, onChange }: MappingPaneProps) {
  const t = useWords(words);
  const { columns, fields, missing } = preview;
  const labelOf = (field: string): string => fields.find((one) => one.field === field)?.label ?? field;
  const choices = fields.map(({ field, label, required }) => ({
    value: field,
    label: required ? `${label} *` : label,
  }));
  return (
    <section className={classes['mapping']} aria-label={t('imports.columns')}>
      <h2 className={classes['heading']}>{t('imports.columns')}</h2>
      {missing.length > 0 && (
        <Note tone="waiting" role="status">
          {t('imports.missing', { fields: missing.map(labelOf).join(', ') })}
        </Note>
      )}
      <ul className={classes['columns']}>
        {columns.map(({ index, header, field, sample }) => {
          const name = header.trim() === '' ? t('imports.column.unnamed', { letter: columnLetters(index) }) : header;
          return (
            <li key={index} data-skipped={field === undefined || undefined}>
              <div className="truncate">
                <div className={`${classes['columnName'] ?? ''} truncate`} title={name}>
                  {name}
                </div>
                <div className={`${classes['sample'] ?? ''} truncate`} title={sample.join(' · ')}>
                  {sample.length === 0 ? t('imports.column.noSample') : sample.join(' · ')}
                </div>
              </div>
              <Select
                aria-label={t('imports.column.fieldOf', { column: name })}
                placeholder={t('imports.column.skip')}
                data={choices}
                value={field ?? null}
                clearable
                searchable
                clearButtonProps={{ 'aria-label': t('imports.column.skip') }}
                comboboxProps={{ width: 240, position: 'bottom-end' }}
                onChange={(chosen) =>
                  onChange({ ...options, mapping: withColumn(mappingOf(columns), index, chosen ?? undefined) })
                }
              />
            </li>
          );
        })}
      </ul>
      <Defaults preview={preview} options={options} onChange={onChange} labelOf={labelOf} />
    </section>
  );
}

interface DefaultsProps extends MappingPaneProps {
  readonly labelOf: (field: string) => string;
}

/** What is required and in no column stands here by itself; anything else can be added. */
function Defaults({ preview: { columns, fields, missing }, options, onChange, labelOf }: DefaultsProps) {
  const t = useWords(words);
  const [added, setAdded] = useState<readonly string[]>([]);
  const inColumn = new Set(columns.map(({ field }) => field));
  const given = Object.keys(options.defaults ?? {});
  const shown = fields
    .map(({ field }) => field)
    .filter((field) => missing.includes(field) || given.includes(field) || added.includes(field));
  const others = fields.filter(({ field }) => !shown.includes(field) && !inColumn.has(field));
  const set = (field: string, value: string): void => {
    const { [field]: _before, ...rest } = options.defaults ?? {};
    onChange({ ...options, defaults: value === '' ? rest : { ...rest, [field]: value } });
  };
  return (
    <div className={classes['defaults']}>
      <h2 className={classes['heading']}>{t('imports.defaults')}</h2>
      <p className="soft">{t('imports.defaults.hint')}</p>
      {shown.map((field) => (
        <DefaultValue
          key={field}
          label={labelOf(field)}
          value={options.defaults?.[field] ?? ''}
          onChange={(value) => set(field, value.trim())}
          removeLabel={t('imports.defaults.remove', { field: labelOf(field) })}
          onRemove={
            missing.includes(field)
              ? undefined
              : () => {
                  setAdded(added.filter((one) => one !== field));
                  set(field, '');
                }
          }
        />
      ))}
      {others.length > 0 && (
        <Select
          aria-label={t('imports.defaults.add')}
          placeholder={t('imports.defaults.add')}
          searchable
          data={others.map(({ field, label }) => ({ value: field, label }))}
          value={null}
          onChange={(field) => field !== null && setAdded([...added, field])}
        />
      )}
    </div>
  );
}

interface DefaultValueProps {
  readonly label: string;
  readonly value: string;
  readonly removeLabel: string;
  readonly onChange: (value: string) => void;
  readonly onRemove: (() => void) | undefined;
}

/** The file is read anew when the value is settled, not with each letter. */
function DefaultValue({ label, value, removeLabel, onChange, onRemove }: DefaultValueProps) {
  const [typed, setTyped] = useState(value);
  const settle = (): void => {
    if (typed.trim() !== value) onChange(typed);
  };
  return (
    <div className={classes['default']}>
      <TextInput
        label={label}
        value={typed}
        maxLength={1000}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      {onRemove !== undefined && (
        <ActionIcon aria-label={removeLabel} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </div>
  );
}
