/** What should be shown and what is → the first place at which they differ, in words, or null. */
export function firstDifference(expected: Node, found: Node): string | null {
  if (expected.isEqualNode(found)) return null;
  const should = [...expected.childNodes];
  const is = [...found.childNodes];
  for (const [i, node] of should.entries()) {
    const other = is[i];
    if (!other) return `${said(node)} is missing ${placeOf(found)}`;
    if (node.isEqualNode(other)) continue;
    if (node.nodeName === other.nodeName && sameAttributes(node, other) && node.hasChildNodes())
      return firstDifference(node, other) ?? differs(node, other);
    return differs(node, other);
  }
  const more = is[should.length];
  return more
    ? `${said(more)} stands ${placeOf(found)} and is not drawn from the entries`
    : differs(expected, found);
}

const differs = (expected: Node, found: Node): string =>
  `${said(found)} stands ${placeOf(found)}, and the entries give ${said(expected)}`;

const sameAttributes = (a: Node, b: Node): boolean => a.cloneNode(false).isEqualNode(b.cloneNode(false));

/** Short enough for a line. */
function said(node: Node): string {
  const text =
    node.nodeType === Node.ELEMENT_NODE
      ? (node.cloneNode(false) as Element).outerHTML
      : `${node.nodeName} ${node.nodeValue ?? ''}`;
  const line = text.replace(/\s+/g, ' ').trim();
  return `‹${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}›`;
}
const LONGEST = 100;

/** The heading of the section that it stands in. */
function placeOf(node: Node): string {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
  const heading = element?.closest('section')?.querySelector('h2')?.textContent;
  return heading ? `under “${heading}”` : `in <${element?.localName ?? 'document'}>`;
}
