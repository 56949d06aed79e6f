/** A run of an article's text: UTF-16 units, half-open. */
export type Span = { start: number; end: number };

/** A span with its words: `text === article.text.slice(start, end)`, always. */
export type Quote = Span & { text: string };

export const quoteOf = (text: string, span: Span): Quote => ({
  start: span.start,
  end: span.end,
  text: text.slice(span.start, span.end),
});

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
