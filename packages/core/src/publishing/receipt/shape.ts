/**
 * A value that anyone may have written → where it is not of the shape that it must have. Strict: a member that nobody
 * knows is told too, for nothing would prove it.
 */

/** `place` is a JSON pointer (RFC 6901) into the file: `/entries/3/proof`. */
export type Fault = { place: string; what: string };
export type Shape = (value: unknown, place: string) => Fault[];

const must =
  (what: string, holds: (value: unknown) => boolean): Shape =>
  (value, place) =>
    holds(value) ? [] : [{ place, what: `must be ${what}` }];

export const text = must('a text', (value) => typeof value === 'string');
export const number = must('a number', (value) => typeof value === 'number' && Number.isFinite(value));
export const count = must('a whole number', (value) => Number.isSafeInteger(value) && Number(value) >= 0);
export const object = must('an object', isObject);

export const exactly = (wanted: string): Shape => must(`\`${wanted}\``, (value) => value === wanted);

const matching = (what: string, pattern: RegExp): Shape =>
  must(what, (value) => typeof value === 'string' && pattern.test(value));

export const hash = matching('a SHA-256 in lower-case hex', /^[0-9a-f]{64}$/);
export const instant = matching(
  'an instant, `2024-05-30T12:00:00.000Z`',
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
);

export const orNull =
  (shape: Shape): Shape =>
  (value, place) =>
    value === null ? [] : shape(value, place);

export const listOf =
  (shape: Shape): Shape =>
  (value, place) =>
    Array.isArray(value)
      ? value.flatMap((item, i) => shape(item, `${place}/${i}`))
      : [{ place, what: 'must be a list' }];

/** Any names, each with a value of the shape. */
export const mapOf =
  (shape: Shape): Shape =>
  (value, place) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, member]) => shape(member, `${place}/${pointed(name)}`))
      : object(value, place);

/** These members and no others; those named in `open` may be absent. */
export const members =
  (shapes: Readonly<Record<string, Shape>>, open: readonly string[] = []): Shape =>
  (value, place) => {
    if (!isObject(value)) return object(value, place);
    const known = Object.entries(shapes).flatMap(([name, shape]) => {
      const at = `${place}/${pointed(name)}`;
      if (Object.hasOwn(value, name)) return shape(value[name], at);
      return open.includes(name) ? [] : [{ place: at, what: 'is missing' }];
    });
    const strange = Object.keys(value)
      .filter((name) => !Object.hasOwn(shapes, name))
      .map((name) => ({ place: `${place}/${pointed(name)}`, what: 'is not part of it' }));
    return [...known, ...strange];
  };

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const pointed = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
