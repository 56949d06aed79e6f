/** The two sides of an answer: what official text alone says, and what is reported. */
export type Sides<T> = { officialText: T; asReported: T };

export const onBothSides = <T, U>(
  { officialText, asReported }: Sides<T>,
  make: (side: T) => U,
): Sides<U> => ({
  officialText: make(officialText),
  asReported: make(asReported),
});

/** Each side is made when it is first asked for. */
export function whenAsked<T>(sides: Sides<() => T>): Sides<T> {
  const officialText = once(sides.officialText);
  const asReported = once(sides.asReported);
  return {
    get officialText() {
      return officialText();
    },
    get asReported() {
      return asReported();
    },
  };
}

export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
