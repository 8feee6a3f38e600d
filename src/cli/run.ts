import {parseArgs} from 'node:util';
import {checkCommand} from './check-command.js';
import {serveCommand} from './serve-command.js';
import {simulateCommand} from './simulate-command.js';
import {UsageError, type Arguments, type Command, type ExitCode, type Terminal} from './shell/command.js';

const COMMANDS: readonly Command[] = [checkCommand, simulateCommand, serveCommand];

const HELP = `reader-appeal: asks readers for support, takes the gift inside the page

Usage
  reader-appeal <command> [options]

Commands
${COMMANDS.map(({name, summary}) => `  ${name.padEnd(10)}${summary}`).join('\n')}

Options
  --help       Prints this; behind a command, that command's help.
  --version    Prints the version.
`;

/**
 * The whole program.
 *
 * @param args what stands behind the program's name.
 * @returns the exit code; nothing while a server goes on.
 */
export async function run(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode | undefined> {
  try {
    return await dispatch(args, terminal, version);
  } catch (error) {
    if (error instanceof UsageError) terminal.warn(error.message);
    else terminal.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 2;
  }
}

async function dispatch(
  [name, ...rest]: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<ExitCode | undefined> {
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) terminal.print(HELP);
  else if (['--version', '-v'].includes(name)) terminal.print(version);
  else {
    const command = COMMANDS.find((each) => each.name === name);
    if (!command) throw new UsageError(`There is no command “${name}”. Try: reader-appeal --help`);
    const given = argumentsOf(command, rest);
    if (!given.values['help']) return command.run(given, terminal);
    terminal.print(command.help);
  }
  return 0;
}

function argumentsOf({name, options}: Command, args: readonly string[]): Arguments {
  try {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...options, help: {type: 'boolean', short: 'h'}},
    });
    return {values, positionals};
  } catch (error) {
    const {message} = error as Error;
    throw new UsageError(`${message.split('. ')[0] ?? ''}. Try: reader-appeal ${name} --help`, {cause: error});
  }
}
