/**
 * A machine without Chromium → one with it, where that can be had without asking: as root on a Debian, from its own
 * package. Everywhere else nothing is changed, and the tests that need a browser skip themselves.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUM = process.env.PROVISO_CHROMIUM ?? '/usr/bin/chromium';
const PATIENCE_MS = 300_000;

export function provideChromium(say: (line: string) => void): void {
  if (existsSync(CHROMIUM)) return;
  if (
    process.env.PROVISO_CHROMIUM !== undefined ||
    process.getuid?.() !== 0 ||
    !existsSync('/usr/bin/apt-get')
  ) {
    say(`no Chromium at \`${CHROMIUM}\`: the tests in a browser will be skipped`);
    return;
  }
  say('no Chromium here: installing the Debian package `chromium` for the tests in a browser');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-y', ...args], { env, stdio: 'ignore', timeout: PATIENCE_MS }).status === 0;
  const install = () => apt('install', '--no-install-recommends', 'chromium');
  if (!install()) {
    apt('update');
    install();
  }
  say(
    existsSync(CHROMIUM)
      ? 'Chromium is installed'
      : 'that did not work: the tests in a browser will be skipped',
  );
}
