package org.anlage.cli;

import picocli.CommandLine.Command;

/** Commands on data. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Look at data.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DataInspectCommand.class, DataPairsCommand.class})
final class DataCommand extends SessionCommand {
  @Override
  public Integer call() {
    session().err().println("usage: anlage data inspect|pairs PATH");
    return ExitCode.CONFIGURATION;
  }
}
