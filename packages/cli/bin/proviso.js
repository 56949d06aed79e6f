#!/usr/bin/env node
/* The only file that an older Node can read: it says what is needed where the rest could not even be loaded. */
const NEEDED = 24;
const version = process.versions.node;

if (Number(version.split('.')[0]) < NEEDED) {
  console.error(`proviso: E_USAGE: needs Node ${NEEDED} or newer, and this is Node ${version}.
In the project's folder run \`npm ci\`, then \`npx proviso …\`: that brings a Node of its own.
Or install Node ${NEEDED} from https://nodejs.org and start it again.`);
  process.exitCode = 2;
} else {
  const { main } = await import('../src/proviso.ts');
  process.exitCode = await main(process.argv.slice(2));
}
