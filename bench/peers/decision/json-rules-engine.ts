/** json-rules-engine: each rule's nodes are looked for among the question's nodes and all that surrounds them. */
import { AXES, rootOf } from '@proviso/core/vocabulary';
import { Engine } from 'json-rules-engine';
import { ancestorsOf } from '../../decision/shared-job.ts';
import type { OpenPeer } from './peer.ts';

export const openJsonRulesEngine: OpenPeer = async ({ policy, rules }) => {
  const engine = new Engine();
  for (const { forbids, scope, from, until } of rules) {
    const days = [
      { fact: 'day', operator: 'greaterThanInclusive', value: dayNumber(from) },
      ...(until === null ? [] : [{ fact: 'day', operator: 'lessThanInclusive', value: dayNumber(until) }]),
    ];
    const nodes = AXES.filter((axis) => scope[axis] !== rootOf(policy, axis)).map((axis) => ({
      fact: axis,
      operator: 'contains',
      value: scope[axis],
    }));
    engine.addRule({
      conditions: { all: [...nodes, ...days] },
      event: { type: forbids ? 'forbid' : 'permit' },
    });
  }
  return {
    name: 'json-rules-engine',
    async isAllowed(point, day) {
      const nodes = AXES.map((axis, i) => [axis, ancestorsOf(policy, axis, point[i]!)]);
      const { events } = await engine.run({ ...Object.fromEntries(nodes), day: dayNumber(day) });
      const types = new Set(events.map(({ type }) => type));
      return types.has('permit') && !types.has('forbid');
    },
  };
};

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000;
