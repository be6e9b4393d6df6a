/** A field for days: `hoy`, `ayer`, `15`, `15/10`, or the calendar. */
import { DateInput, type DateInputProps } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconCalendar } from '@tabler/icons-react';
import 'dayjs/locale/es-mx.js';
import { useLocale } from '../../i18n/words.ts';
import { readDay, todayHere } from './day.ts';

interface DayFieldProps extends Omit<DateInputProps, 'value' | 'onChange'> {
  /** ISO day, or '' when there is none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

export function DayField({ value, onChange, ...rest }: DayFieldProps) {
  const locale = useLocale();
  return (
    <DateInput
      {...rest}
      value={value === '' ? null : value}
      onChange={(day) => onChange(day ?? '')}
      dateParser={(text) => readDay(text, todayHere()) ?? null}
      valueFormat={locale === 'en' ? 'D MMM YYYY' : 'D MMM YYYY'}
      locale={locale === 'en' ? 'en' : 'es-mx'}
      firstDayOfWeek={1}
      rightSection={<IconCalendar size={14} aria-hidden />}
      rightSectionPointerEvents="none"
      popoverProps={{ transitionProps: { duration: 0 } }}
    />
  );
}
