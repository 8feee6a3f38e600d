import {run} from './run.mjs';

/**
 * Installs a program with the system's package manager, where that needs no password.
 *
 * @template T
 * @param {{what: string, packages: {apt?: string[], dnf?: string[], apk?: string[], brew?: string[]}, find: () => T | undefined}} wanted
 * what people call it, what the package managers call it, and how to see whether it is there.
 * @returns {Promise<T | undefined>} what `find` found, before or after; `undefined` when it could not be installed.
 */
export async function install({what, packages, find}) {
  const present = find();
  if (present !== undefined) return present;
  for (const commands of waysTo(packages)) {
    console.log(`Installing ${what} (${commands.at(-1).join(' ')}) …`);
    for (const [command, ...args] of commands) {
      const {code} = await run(command, args, {env: {DEBIAN_FRONTEND: 'noninteractive'}});
      if (code !== 0) break;
    }
    const installed = find();
    if (installed !== undefined) return installed;
  }
  return undefined;
}

/** The ways to install them on this system, each a list of commands. */
function waysTo({apt, dnf, apk, brew}) {
  if (process.platform === 'darwin') return brew ? [[['brew', 'install', '--cask', ...brew]]] : [];
  if (process.platform !== 'linux') return [];
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  return [
    apt && [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-q', '-y', '--no-install-recommends', ...apt],
    ],
    dnf && [['dnf', 'install', '-y', ...dnf]],
    apk && [['apk', 'add', ...apk]],
  ]
    .filter(Boolean)
    .map((commands) => commands.map((command) => [...asRoot, ...command]));
}
