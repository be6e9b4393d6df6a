/** The lines of the document. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import type { Concepto } from '../cfdi.ts';
import classes from './facts.module.css';

/** A document may have ten thousand lines; these many at a time are drawn at once. */
const SHOWN = 100;

export function Conceptos({ conceptos }: { conceptos: readonly Concepto[] }) {
  const t = useWords(words);
  const formats = useFormats();
  const [shown, setShown] = useState(SHOWN);
  const left = conceptos.length - shown;
  return (
    <section className={classes['group']} aria-labelledby="facts-lines">
      <h3 id="facts-lines">{t('invoices.facts.lines', { count: conceptos.length })}</h3>
      <table className={classes['lines']}>
        <thead>
          <tr>
            <th scope="col">{t('invoices.facts.quantity')}</th>
            <th scope="col">{t('invoices.facts.description')}</th>
            <th scope="col" className="num">
              {t('invoices.facts.unitPrice')}
            </th>
            <th scope="col" className="num">
              {t('invoices.facts.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {conceptos.slice(0, shown).map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other name than their place
            <tr key={at}>
              <td className="tabular">
                {formats.decimal(line.cantidad)}
                <div className={classes['under']}>{line.unidad ?? line.claveUnidad}</div>
              </td>
              <td>
                {line.descripcion}
                <div className={classes['under']}>
                  {[line.claveProdServ, line.noIdentificacion].filter(Boolean).join(' · ')}
                </div>
              </td>
              <td className="num">{formats.decimal(line.valorUnitario, 2)}</td>
              <td className="num">
                {formats.decimal(line.importe, 2)}
                {line.descuento !== undefined && (
                  <div className={classes['under']}>{`−${formats.decimal(line.descuento, 2)}`}</div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button variant="subtle" fullWidth onClick={() => setShown(shown + SHOWN * 5)}>
          {t('invoices.facts.moreLines', { left: formats.count(left) })}
        </Button>
      )}
    </section>
  );
}
