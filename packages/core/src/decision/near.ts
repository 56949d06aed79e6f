/**
 * Things with scopes → for a scope, those among them that may lie inside it or around it, in their order. The plain
 * definition looks at all of them; an index that leaves out only what is surely apart makes the same rules, sooner.
 */
import type { Scope } from '../vocabulary/index.ts';

export type Nearby<T> = (scope: Scope) => readonly T[];

export type Near = <T extends { scope: Scope }>(things: readonly T[]) => Nearby<T>;

export const lookAtAll: Near = (things) => () => things;

export const but =
  <T>(nearby: Nearby<T>, isLeftOut: (thing: T) => boolean): Nearby<T> =>
  (scope) =>
    nearby(scope).filter((thing) => !isLeftOut(thing));
