package org.anlage.cli;

import picocli.CommandLine.Command;

/** Commands on data. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Fetch data, and look at them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DataInspectCommand.class,
      DataPairsCommand.class,
      DataCardCommand.class,
      DataFetchCommand.class
    })
final class DataCommand extends SessionCommand {
  @Override
  public Integer call() {
    session().err().println("usage: anlage data inspect|pairs|card PATH, anlage data fetch WHAT");
    return ExitCode.CONFIGURATION;
  }
}
