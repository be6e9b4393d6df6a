/** What was typed where a client is looked for, as the beginning of a new one: an RFC or a name. */

const LIKE_RFC = /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}$/;

export function typedClient(text: string): { readonly rfc: string } | { readonly legalName: string } | undefined {
  const typed = text.trim().toUpperCase();
  if (typed === '') return undefined;
  return LIKE_RFC.test(typed) ? { rfc: typed } : { legalName: typed };
}
