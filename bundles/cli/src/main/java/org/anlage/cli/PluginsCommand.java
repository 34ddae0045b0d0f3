package org.anlage.cli;

import picocli.CommandLine.Command;

/** Commands on plug-ins. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    description = "Add, remove, list and check plug-ins. They are trusted code.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PluginsListCommand.class,
      PluginsAddCommand.class,
      PluginsRemoveCommand.class,
      PluginsVerifyCommand.class
    })
final class PluginsCommand extends SessionCommand {
  @Override
  public Integer call() {
    session().err().println("usage: anlage plugins list | add FILE | remove NAME | verify [FILE]");
    return ExitCode.CONFIGURATION;
  }
}
