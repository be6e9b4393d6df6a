/** How it is paid: what the account, the currency and the amount allow; the rest with why not. */
import { Radio } from '@mantine/core';
import * as words from '#i18n/catalog/window/charge.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Choice } from '../../../ui/form/choice.tsx';
import type { ChargeForm } from './use-charge.ts';
import type { Limit, Way, WayId } from './ways.ts';
import classes from './charge.module.css';

export function WayChoice({ form, error }: { form: ChargeForm; error: string | undefined }) {
  const t = useWords(words);
  const { model, decimals, change } = form;
  const { ways, way: chosen, currency } = model;
  const formats = useFormats();
  const range = ({ minMinor, maxMinor }: Limit): string => {
    const min = formats.minor(minMinor, decimals);
    return maxMinor === undefined
      ? t('charge.from', { min })
      : t('charge.range', { min, max: formats.minor(maxMinor, decimals) });
  };
  const hint = ({ id, problem, limit }: Way): string | undefined => {
    if (problem?.kind === 'amount') return t('charge.only', { range: range(problem) });
    if (problem !== undefined) return t(`charge.cannot.${problem.kind}`, { currency });
    if (id === 'link') return t('charge.linkHint');
    return limit === undefined || limit.minMinor <= 1 ? undefined : range(limit);
  };
  return (
    <Radio.Group
      label={t('charge.how')}
      value={chosen?.id ?? ''}
      error={error}
      onChange={(id) => change({ way: id as WayId })}
    >
      <div className={classes['ways']}>
        {ways.map((way, at) => (
          <Choice
            key={way.id}
            value={way.id}
            disabled={way.problem !== undefined && way.id !== chosen?.id}
            label={
              <span className={classes['way']}>
                {t(`charge.way.${way.id}`)}
                {way.problem === undefined && <kbd aria-hidden>{at + 1}</kbd>}
              </span>
            }
            hint={hint(way)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
