import type { Article, Speaker } from '../vocabulary/index.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';
import { spanOf } from './scene.ts';

export type Cast = { speakerOf: (candidate: Candidate) => Speaker };

export function castOf(scene: Scene, _article: Article): Cast {
  return {
    speakerOf({ source }) {
      if (!source) return { name: null, kind: 'unknown', mention: null };
      const span = spanOf(scene, source);
      return {
        name: null,
        kind: 'anonymous',
        mention: { ...span, text: scene.text.slice(span.start, span.end) },
      };
    },
  };
}
