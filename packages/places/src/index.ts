import type { Places } from '@proviso/core/vocabulary';
import { locate } from './locate.ts';
import { codesOf } from './names.ts';
import { overlay } from './overlay.ts';
import { readyMade } from './ready-made.ts';

export const places: Places = { locate, codesOf, overlay, readyMade };
