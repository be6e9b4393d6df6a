/** The guide, inside the program: it is read where the question comes up, offline too. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useLocation, useSearch } from 'wouter';
import * as words from '#i18n/catalog/window/guide.ts';
import { useLocale, useWords } from '../../i18n/words.ts';
import type { Locale } from '../../i18n/locale.ts';
import { isOutside, OutsideLink } from '../../ui/layout/outside-link.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { anchorOf, headingsOf } from './headings.ts';
import { headingFor } from './places.ts';
import classes from './guide.module.css';

const TEXTS: Readonly<Record<Locale, () => Promise<{ default: string }>>> = {
  'es-MX': () => import('../../../resources/guide/es.md?raw'),
  en: () => import('../../../resources/guide/en.md?raw'),
};

const IMAGES = import.meta.glob<string>('../../../resources/guide/images/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

function imageOf(source: string | undefined): string | undefined {
  return source === undefined ? undefined : IMAGES[`../../../resources/guide/${source}`];
}

export default function Guide({ topic: named }: { topic?: string | undefined }) {
  const t = useWords(words);
  const locale = useLocale();
  const [, go] = useLocation();
  const search = useSearch();
  const topic = named ?? headingFor(search, locale);
  const { data: text = '' } = useQuery({
    queryKey: ['guide', locale],
    queryFn: async () => (await TEXTS[locale]()).default,
  });
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (topic === undefined || text === '') return;
    body.current?.querySelector(`#${CSS.escape(topic)}`)?.scrollIntoView();
  }, [text, topic]);
  return (
    <Section title={t('guide.title')}>
      <nav className={classes['contents']} aria-label={t('guide.contents')}>
        {headingsOf(text).map(({ anchor, title }) => (
          <a
            key={anchor}
            href={`#/guide/${anchor}`}
            aria-current={anchor === topic ? 'true' : undefined}
            onClick={(event) => {
              event.preventDefault();
              go(`/guide/${anchor}`);
            }}
          >
            {title}
          </a>
        ))}
      </nav>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text is scrolled with the keyboard */}
      <div className={classes['text']} ref={body} tabIndex={0} role="region" aria-label={t('guide.title')}>
        <Markdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
          {text}
        </Markdown>
      </div>
    </Section>
  );
}

const COMPONENTS: Components = {
  // Headings are plain words, so that their anchors can be told from the text.
  h2: ({ children }) => <h2 id={typeof children === 'string' ? anchorOf(children) : undefined}>{children}</h2>,
  img: ({ src, alt }) => <img src={imageOf(src)} alt={alt ?? ''} loading="lazy" />,
  a: ({ href, children }) =>
    isOutside(href) ? <OutsideLink href={href}>{children}</OutsideLink> : <a href={href}>{children}</a>,
};
