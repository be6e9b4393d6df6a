/** Applies the tables to a tree, as an XSLT processor applies SAT's stylesheets. */
import type { XmlElement, XmlNode } from '#domain/xml/tree.ts';
import { attributeOf, stringValue } from '#domain/xml/tree-tools.ts';
import { CFDI_NAMESPACE } from '../namespaces.ts';
import type { Path, Step } from './notation.ts';
import type { Rules } from './rules.ts';
import { field } from './text.ts';

/**
 * What a node gives to the cadena. One that no rule matches follows XSLT's built-in rules: its text as
 * it is, its children in turn, none of its attributes.
 */
export function applyTemplates(node: XmlNode, rules: Rules): string {
  if (node.kind === 'text') return node.value;
  if (node.kind !== 'element') return '';
  const steps = rules.find(node.namespace, node.local);
  if (steps !== undefined) return applySteps(node, steps, rules);
  let out = '';
  for (const child of node.children) out += applyTemplates(child, rules);
  return out;
}

/** The cfdi:Parte nodes at any depth inside (and including) an element of ComplementoConcepto. */
export function partesInside(element: XmlElement, rules: Rules): string {
  let out = '';
  const namespace = CFDI_NAMESPACE[rules.version];
  if (element.local === 'Parte' && element.namespace === namespace) out += applyTemplates(element, rules);
  for (const parte of descendants(element, namespace, 'Parte', undefined)) out += applyTemplates(parte, rules);
  return out;
}

function applySteps(element: XmlElement, steps: readonly Step[], rules: Rules): string {
  let out = '';
  for (const step of steps) {
    switch (step.kind) {
      case 'attribute': {
        const value = attributeOf(element, step.name);
        if (value !== undefined) out += field(value);
        else if (!step.optional) out += '|';
        break;
      }
      case 'apply':
        for (const node of nodesOf(element, step.path)) out += applyTemplates(node, rules);
        break;
      case 'each':
        for (const node of nodesOf(element, step.path)) out += applySteps(node, step.steps, rules);
        break;
      case 'text': {
        const [first] = nodesOf(element, step.path);
        if (first !== undefined) out += field(stringValue(first));
        else if (!step.optional) out += '|';
        break;
      }
      case 'when':
        if (attributeOf(element, step.name) === step.value) out += applySteps(element, step.steps, rules);
        break;
    }
  }
  return out;
}

/** Nodes of a path in document order. */
function nodesOf(element: XmlElement, path: Path): readonly XmlElement[] {
  const { namespace } = element;
  if (path.anyDepth) {
    const local = path.names.at(-1) ?? '';
    return descendants(element, namespace, local, path.names.length > 1 ? path.names[0] : undefined);
  }
  let nodes: readonly XmlElement[] = [element];
  for (const name of path.names) {
    const next: XmlElement[] = [];
    for (const node of nodes) {
      for (const child of node.children) {
        if (child.kind === 'element' && (name === '*' || (child.local === name && child.namespace === namespace))) {
          next.push(child);
        }
      }
    }
    nodes = next;
  }
  return nodes;
}

/** Elements of a name at any depth, in document order; with `parent`, only those that are its children. */
function descendants(
  element: XmlElement,
  namespace: string,
  local: string,
  parent: string | undefined,
  found: XmlElement[] = [],
): readonly XmlElement[] {
  const isUnder = parent === undefined || (element.local === parent && element.namespace === namespace);
  for (const child of element.children) {
    if (child.kind === 'element') {
      if (isUnder && child.local === local && child.namespace === namespace) found.push(child);
      descendants(child, namespace, local, parent, found);
    }
  }
  return found;
}
