package org.anlage.cli;

import picocli.CommandLine.Command;

/** Commands on stores. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = "Look after a store.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      StoreCheckCommand.class,
      StorePruneCommand.class,
      StorePackCommand.class,
      StoreUnpackCommand.class,
      StoreExportCommand.class,
      StoreImportCommand.class,
      StoreMergeCommand.class
    })
final class StoreCommand extends SessionCommand {
  @Override
  public Integer call() {
    session()
        .err()
        .println("usage: anlage store check|prune|pack|unpack|export|import|merge STORE");
    return ExitCode.CONFIGURATION;
  }
}
