#!/usr/bin/env node
/* Plain JavaScript, so that an older Node can read it: there it hands over to the Node that `npm ci` brings, or says what is needed. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const program = new URL('../src/proviso.ts', import.meta.url);
const args = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { main } = await import(program.href);
  process.exitCode = await main(args);
} else {
  const node = lockedNode();
  process.exitCode = node === null ? tellNeeded() : runOn(node);
}

function lockedNode() {
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return null;
  }
}

function runOn(node) {
  const { status } = spawnSync(node, [fileURLToPath(program), ...args], { stdio: 'inherit' });
  return status ?? 1;
}

function tellNeeded() {
  console.error(`proviso: E_USAGE: Node ${NEEDED} or newer is needed, and this is Node ${process.versions.node}.
Run \`npm ci\` in the project's folder, which brings one for Linux, or install it from https://nodejs.org.`);
  return 2;
}
