/**
 * The packages' sources → who imports whom, floor by floor. A floor is a package, or a folder of core; a composition
 * root stands for itself. Tests, and what only tests use, may import what they like and are left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export type Import = {
  /** `packages/core/src/reading/plain/plain.ts` */
  file: string;
  line: number;
  /** As written. */
  from: string;
  /** Of the file: `core/reading`, `desk`, `cli/compose`. */
  floor: string;
  /** A floor, `node`, or the name of a package from outside. */
  target: string;
  /** Whether the target is entered by the door it shows: its index, or its package's name. */
  byDoor: boolean;
  typeOnly: boolean;
};

const OUTSIDE_THE_TABLE = /\.test\.ts$|\/testing\/|\/conformance\.ts$|\/write-until-killed\.ts$/;

export function importsOf(root: string): Import[] {
  const files = sourcesIn(join(root, 'packages')).filter((file) => !OUTSIDE_THE_TABLE.test(file));
  return files.flatMap((file) => importsIn(root, file));
}

/** Sources are formatted: a statement begins its line. */
const STATEMENTS = [
  /^(?:import|export) (type )?(\{[^}]*\}|\*(?: as \w+)?|\w+(?:, \{[^}]*\})?) from '([^']+)'/gm,
  /^import()() ?'([^']+)'/gm,
  /\bimport()\(()'([^']+)'\)/g,
];

function importsIn(root: string, path: string): Import[] {
  const source = readFileSync(path, 'utf8');
  const file = relative(root, path);
  const floor = floorOf(file)!;
  return STATEMENTS.flatMap((statement) => [...source.matchAll(statement)]).map((match) => {
    const [, type, names = '', from = ''] = match;
    const line = source.slice(0, match.index).split('\n').length;
    const typeOnly = Boolean(type) || allTypes(names);
    return { file, line, from, floor, ...targetOf(root, path, from), typeOnly };
  });
}

/** `{ type A, type B }` */
const allTypes = (names: string): boolean =>
  names.startsWith('{') &&
  names
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim())
    .every((name) => name === '' || name.startsWith('type '));

function targetOf(root: string, path: string, from: string): { target: string; byDoor: boolean } {
  if (from.startsWith('.')) {
    const found = relative(root, resolve(dirname(path), from));
    const target = floorOf(found);
    const own = floorOf(relative(root, path));
    // Packages are named, never reached into; core's floors lie side by side and open by their index.
    const samePackage = packageOf(found) === packageOf(relative(root, path));
    const byDoor = target === own || (samePackage && (packageOf(found) !== 'core' || isIndex(found)));
    return { target: target ?? found, byDoor };
  }
  if (from.startsWith('node:')) return { target: 'node', byDoor: true };
  const own = /^@proviso\/([^/]+)(?:\/(.+))?$/.exec(from);
  if (!own) return { target: from, byDoor: true };
  const [, name, inner] = own;
  if (name === 'core') return { target: `core/${inner ?? 'pipeline'}`, byDoor: !inner?.includes('/') };
  return { target: name!, byDoor: inner === undefined };
}

const isIndex = (file: string) => file.endsWith('/index.ts');
const packageOf = (file: string) => /^packages\/([^/]+)\//.exec(file)?.[1];

/** `packages/core/src/reading/plain/plain.ts` → `core/reading`; null for a file that is no part of a package. */
function floorOf(file: string): string | null {
  const [, name, inner] = /^packages\/([^/]+)\/(?:src\/)?(.+)$/.exec(file) ?? [];
  if (name === undefined || inner === undefined) return null;
  if (name === 'core')
    return `core/${inner.includes('/') ? inner.split('/')[0] : inner.replace(/\.ts$/, '')}`;
  return inner === 'compose.ts' ? `${name}/compose` : name;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path);
    return /\.ts$/.test(entry.name) ? [path] : [];
  });
}
