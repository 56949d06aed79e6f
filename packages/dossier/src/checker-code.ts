/**
 * The sources of checking and drawing → the one script that every dossier carries, put together once a process. It is
 * made when it is first needed and not kept in the repository: so it is always the very code that wrote the file.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sha256 } from './node-sha256.ts';

export const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

let made: Promise<string> | undefined;
export const checkerCode = (): Promise<string> => {
  made ??= bundle();
  return made;
};

async function bundle(): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./checker/checker.ts', import.meta.url)),
    platform: 'browser',
    // Nothing that is imported here does anything by being imported.
    treeshake: { moduleSideEffects: false },
    transform: { define: { STYLE_SHA256: JSON.stringify(sha256(STYLE)) } },
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true });
    return inScript(output[0].code);
  } finally {
    await bundle.close();
  }
}

/** Both would end or open something for the parser of HTML; in a text of JavaScript they may be told otherwise. */
const inScript = (code: string): string =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
