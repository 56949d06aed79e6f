/** All ways to take some of the things: of n there are 2ⁿ, none of them first. */
export const subsetsOf = <T>(things: readonly T[]): T[][] =>
  things.reduce<T[][]>((sets, thing) => sets.flatMap((set) => [set, [...set, thing]]), [[]]);
