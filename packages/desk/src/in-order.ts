/**
 * Items → the results of a work on each, in the items' order; at most `atOnce` are underway, and no more items are asked
 * for than that. What a work throws is thrown when its turn comes, after the results before it.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underway: Promise<Result>[] = [];
  for await (const item of items) {
    const one = work(item);
    // Told when its turn comes; until then it is no failure that nobody listens to.
    one.catch(() => {});
    underway.push(one);
    if (underway.length >= atOnce) yield await underway.shift()!;
  }
  for (const one of underway) yield await one;
}
