/**
 * The message as it will look, in a frame of its own that runs nothing. The window's policy allows no inline
 * styles, and a mail has no others: they are set through the DOM instead, which the policy leaves to us.
 */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../../app/connection/query.ts';
import classes from './mail.module.css';

interface MailFrameProps {
  readonly html: string;
  readonly companyId: string;
  readonly label: string;
}

export function MailFrame({ html, companyId, label }: MailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(320);
  const logo = useQuery(api.companies.logo.queryOptions({ input: { id: companyId } }));
  const picture =
    logo.data === undefined || logo.data === null
      ? undefined
      : `data:${logo.data.contentType};base64,${logo.data.imageBase64}`;
  const draw = useCallback(() => {
    const inside = frame.current?.contentDocument;
    if (inside === undefined || inside === null) return;
    const { body, styles } = readMail(html, picture);
    inside.body.replaceChildren(...[...body.childNodes].map((node) => inside.importNode(node, true)));
    for (const [at, text] of styles) {
      const element = at === -1 ? inside.body : inside.querySelector<HTMLElement>(`[data-style="${at}"]`);
      if (element !== null) element.style.cssText = text;
    }
    setHeight(inside.documentElement.scrollHeight);
  }, [html, picture]);
  useEffect(draw, [draw]);
  return (
    <iframe
      ref={frame}
      title={label}
      // Ours to write into, and nothing in it runs, opens or sends.
      sandbox="allow-same-origin"
      className={classes['frame']}
      style={{ height }}
      onLoad={draw}
    />
  );
}

/** The mail's body with its styles taken out of the text, so that reading it breaks no rule of the policy. */
function readMail(html: string, picture: string | undefined): { body: HTMLElement; styles: [number, string][] } {
  const styles: [number, string][] = [];
  const scratch = document.createElement('textarea');
  const marked = html
    .replaceAll(/src="cid:[^"]*"/g, picture === undefined ? '' : `src="${picture}"`)
    .replaceAll(/(<[a-z][^>]*?) style="([^"]*)"/gi, (_tag, before: string, text: string) => {
      const at = /^<body/i.test(before) ? -1 : styles.length;
      scratch.innerHTML = text;
      styles.push([at, scratch.value]);
      return `${before} data-style="${at}"`;
    });
  return { body: new DOMParser().parseFromString(marked, 'text/html').body, styles };
}
