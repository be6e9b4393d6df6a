/** The part of a client's form that takes a Constancia, and shows what it says beside what there was. */
import { Button, Checkbox, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Client } from '#contract/clients.ts';
import type { ConstanciaView } from '#contract/constancia.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { FileDrop } from '../../ui/fields/file-drop.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { useCatalogText } from '../records/catalog-select.tsx';
import type { ClientValues } from './client-values.ts';
import { constanciaValues, contradicts, differences, regimesOf, type Difference } from './constancia-values.ts';
import type { FormConstancia, KnownClient, TakenConstancia } from './use-constancia.ts';
import classes from './clients.module.css';

const LIMIT_BYTES = 5_000_000;

interface ConstanciaPartProps {
  readonly constancia: FormConstancia;
  readonly client: Client | undefined;
  readonly form: UseFormReturnType<ClientValues>;
  readonly onFilled: () => void;
  readonly onKnown?: ((known: KnownClient, found: ConstanciaView) => void) | undefined;
  /** It is of somebody else than the client that is edited. */
  readonly onOther?: ((found: ConstanciaView) => void) | undefined;
}

export function ConstanciaPart({ constancia, client, form, onFilled, onKnown, onOther }: ConstanciaPartProps) {
  const t = useWords(words);
  const { taken, isReading } = constancia;
  const isOther = taken !== undefined && client !== undefined && client.rfc !== taken.found.rfc;
  return (
    <>
      {taken === undefined && (
        <FileDrop
          kinds={['.pdf']}
          maxBytes={LIMIT_BYTES}
          label={t(isReading ? 'clients.constancia.reading' : 'clients.constancia.drop')}
          hint={t('clients.constancia.hint')}
          onFiles={([file]) => file !== undefined && constancia.read(file)}
        />
      )}
      <ProblemNote error={constancia.error} />
      {taken !== undefined && isOther && (
        <Note tone="person" role="alert">
          {t('clients.constancia.other', { rfc: taken.found.rfc, expected: client.rfc })}
          {onOther !== undefined && (
            <div className={classes['noteActions']}>
              <Button size="compact-xs" variant="default" onClick={() => onOther(taken.found)}>
                {t('clients.constancia.openOther')}
              </Button>
            </div>
          )}
        </Note>
      )}
      {taken !== undefined && !isOther && <Taken {...{ taken, client, form, onFilled, onKnown }} />}
    </>
  );
}

interface TakenProps extends Pick<ConstanciaPartProps, 'client' | 'form' | 'onFilled' | 'onKnown'> {
  readonly taken: TakenConstancia;
}

function Taken({ taken: { found, before }, client, form, onFilled, onKnown }: TakenProps) {
  const t = useWords(words);
  const formats = useFormats();
  const all = differences(before, { ...constanciaValues(found, before), ...chosenRegimen(found, form.values) });
  const isCurrent = client !== undefined && all.every((one) => one.before === one.found);
  const known = found.findings.find(({ record }) => record !== undefined && record.id !== client?.id)?.record;
  const regimes = regimesOf(found);
  const told = found.findings.filter(({ record }) => record === undefined);
  const set = (field: Difference['field'], value: string): void => {
    form.setFieldValue(field, value);
    onFilled();
  };
  return (
    <>
      <Note
        tone={told.length > 0 || known !== undefined ? 'waiting' : 'settled'}
        role="status"
        title={t('clients.constancia.read', { name: found.legalName })}
      >
        <div>
          {found.issuedAt !== undefined && `${t('clients.constancia.issued', { date: formats.day(found.issuedAt) })}. `}
          {t(isCurrent ? 'clients.constancia.current' : 'clients.constancia.confirm')}
        </div>
        {told.map(({ code, message }) => (
          <div key={code + message}>
            {message} <span className={classes['code']}>{code}</span>
          </div>
        ))}
        {known !== undefined && (
          <div>
            {t('clients.constancia.known', { name: known.name })}{' '}
            {onKnown !== undefined && (
              <Button size="compact-xs" variant="default" onClick={() => onKnown(known, found)}>
                {t('clients.constancia.compare')}
              </Button>
            )}
          </div>
        )}
        {regimes.length > 1 && (
          <fieldset className={classes['regimes']}>
            <legend>{t('clients.constancia.regimes')}</legend>
            {regimes.map(({ clave, name }) => (
              <Button
                key={clave}
                size="compact-xs"
                variant={clave === form.values.regimenFiscal ? 'filled' : 'default'}
                aria-pressed={clave === form.values.regimenFiscal}
                onClick={() => set('regimenFiscal', clave)}
              >
                {clave} {name}
              </Button>
            ))}
          </fieldset>
        )}
      </Note>
      {contradicts(all) && <Differences all={all} values={form.values} onSet={set} />}
    </>
  );
}

/** The regime that a person chose among several counts as what the constancia says. */
function chosenRegimen(found: ConstanciaView, { regimenFiscal }: ClientValues): { regimenFiscal?: string } {
  return regimesOf(found).some(({ clave }) => clave === regimenFiscal) ? { regimenFiscal } : {};
}

interface DifferencesProps {
  readonly all: readonly Difference[];
  readonly values: ClientValues;
  readonly onSet: (field: Difference['field'], value: string) => void;
}

/** Field by field: what there was, what the constancia says, and a tick to take it. */
function Differences({ all, values, onSet }: DifferencesProps) {
  const t = useWords(words);
  const regimen = useCatalogText('c_RegimenFiscal');
  const shown = (field: Difference['field'], value: string): string =>
    field === 'regimenFiscal' ? regimen(value) : value;
  return (
    <table className={classes['differences']} aria-label={t('clients.constancia.differences')}>
      <thead>
        <tr>
          <th scope="col">{t('clients.constancia.field')}</th>
          <th scope="col">{t('clients.constancia.before')}</th>
          <th scope="col">{t('clients.constancia.now')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ field, before, found }) => {
          const label = t(`clients.field.${field}`);
          const same = before === found;
          return (
            <tr key={field} data-same={same || undefined}>
              <th scope="row">{label}</th>
              <td>{shown(field, before) || '—'}</td>
              <td>
                {same ? (
                  <Text className="soft" size="xs">
                    {t('clients.constancia.same')}
                  </Text>
                ) : (
                  <Checkbox
                    aria-label={t('clients.constancia.takeField', { field: label })}
                    label={shown(field, found)}
                    checked={values[field] === found}
                    onChange={(event) => onSet(field, event.currentTarget.checked ? found : before)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
