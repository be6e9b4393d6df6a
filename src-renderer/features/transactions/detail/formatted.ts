/** JSON with its lines and indents; what is none stays as it is. Numbers are not read: a long id keeps its digits. */
export function formatted(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    // Not JSON: a form's body, or an answer that was cut.
    return text;
  }
  return indent(text);
}

/** Lays out valid JSON by its signs alone. */
function indent(json: string): string {
  let depth = 0;
  let out = '';
  const line = (): string => `\n${'  '.repeat(depth)}`;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === '{' || token === '[') {
      depth += 1;
      out += token + line();
    } else if (token === '}' || token === ']') {
      depth -= 1;
      out = /[{[]\s*$/.test(out) ? out.trimEnd() + token : out + line() + token;
    } else if (token === ',') out += token + line();
    else out += token === ':' ? ': ' : token;
  }
  return out;
}
