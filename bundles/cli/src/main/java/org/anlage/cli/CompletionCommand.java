package org.anlage.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Print a script with which bash and zsh complete commands, options and file names.",
      "",
      "bash: anlage completion > ~/.local/share/bash-completion/completions/anlage",
      "zsh: anlage completion > ~/.anlage/completion; and in .zshrc: autoload -U +X bashcompinit &&"
          + " bashcompinit && source ~/.anlage/completion"
    })
final class CompletionCommand extends SessionCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    AnlageCommand root = (AnlageCommand) spec.root().userObject();
    session().out().print(AutoComplete.bash("anlage", Commands.all(root)));
    return ExitCode.OK;
  }
}
