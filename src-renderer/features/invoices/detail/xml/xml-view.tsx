/** An XML laid out to be read: searched and copied. */
import { ActionIcon, Button, CopyButton, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useWords } from '../../../../i18n/words.ts';
import { findLines, xmlLines, type Line } from './lines.ts';
import classes from './xml.module.css';

const LINE_HEIGHT = 18;
const INDENT = 12;

interface XmlViewProps {
  readonly xml: string;
  /** Stands above it: what was found of it. */
  readonly above: ReactNode;
}

export function XmlView({ xml, above }: XmlViewProps) {
  const t = useWords(words);
  const c = useWords(common);
  const lines = useMemo(() => xmlLines(xml), [xml]);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const found = useMemo(() => findLines(lines, query), [lines, query]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 20,
  });
  const goTo = (next: number): void => {
    if (found.length === 0) return;
    const at = (next + found.length) % found.length;
    setPlace(at);
    virtual.scrollToIndex(found[at] ?? 0, { align: 'center' });
  };
  const here = found[place];
  return (
    <div className={classes['view']}>
      {above}
      <div className={classes['tools']}>
        <TextInput
          className={classes['search']}
          aria-label={t('invoices.xml.search')}
          placeholder={t('invoices.xml.search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={query}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setQuery(typed);
            setPlace(0);
            const first = findLines(lines, typed)[0];
            if (first !== undefined) virtual.scrollToIndex(first, { align: 'center' });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              goTo(place + (event.shiftKey ? -1 : 1));
            } else if (event.key === 'Escape' && query !== '') {
              event.preventDefault();
              setQuery('');
            }
          }}
        />
        <span className={`${classes['count']} soft tabular`} role="status">
          {query.trim() !== '' &&
            (found.length === 0
              ? t('invoices.xml.none')
              : t('invoices.xml.found', { at: place + 1, count: found.length }))}
        </span>
        <ActionIcon size={24} aria-label={t('invoices.xml.before')} onClick={() => goTo(place - 1)}>
          <IconChevronUp size={14} />
        </ActionIcon>
        <ActionIcon size={24} aria-label={t('invoices.xml.next')} onClick={() => goTo(place + 1)}>
          <IconChevronDown size={14} />
        </ActionIcon>
        <CopyButton value={xml}>
          {({ copied, copy }) => (
            <Button size="compact-xs" h="24px" variant="default" onClick={copy}>
              {copied ? c('common.copied') : c('common.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by key too */}
      <div ref={scroller} className={classes['code']} tabIndex={0} role="region" aria-label={t('invoices.xml.label')}>
        <div className={classes['canvas']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            return (
              line !== undefined && (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  data-here={index === here || undefined}
                  className={classes['line']}
                  style={{ transform: `translateY(${start}px)`, paddingLeft: 8 + line.depth * INDENT }}
                >
                  <Shown line={line} query={query} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Shown({ line, query }: { line: Line; query: string }) {
  return line.tokens.map(({ kind, text }, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- pieces of a line have no other name than their place
    <span key={at} data-kind={kind}>
      <Marked text={text} query={query.trim()} />
    </span>
  ));
}

function Marked({ text, query }: { text: string; query: string }) {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + query.length)}</mark>
      {text.slice(at + query.length)}
    </>
  );
}
