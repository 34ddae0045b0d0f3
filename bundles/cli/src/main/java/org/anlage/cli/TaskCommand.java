package org.anlage.cli;

import picocli.CommandLine.Command;

/** Commands on tasks. */
@Command(
    name = "task",
    mixinStandardHelpOptions = true,
    description = "Look at the trials of a task.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TaskShowCommand.class)
final class TaskCommand extends SessionCommand {
  @Override
  public Integer call() {
    session().err().println("usage: anlage task show NAME [--param P=VALUE] --out FILE");
    return ExitCode.CONFIGURATION;
  }
}
