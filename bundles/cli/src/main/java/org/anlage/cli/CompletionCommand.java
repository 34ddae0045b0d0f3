package org.anlage.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Print a script with which a shell completes commands, options and file names, or a manual page.",
      "",
      "bash: anlage completion > ~/.local/share/bash-completion/completions/anlage",
      "zsh: anlage completion > ~/.anlage/completion; and in .zshrc: autoload -U +X bashcompinit &&"
          + " bashcompinit && source ~/.anlage/completion",
      "fish: anlage completion fish > ~/.config/fish/completions/anlage.fish",
      "man: anlage completion man > ~/.local/share/man/man1/anlage.1"
    })
final class CompletionCommand extends SessionCommand {
  /** For whom it is. */
  enum Reader {
    /** The shell bash. */
    BASH,
    /** The shell zsh, which takes scripts of bash. */
    ZSH,
    /** The shell fish. */
    FISH,
    /** The program man. */
    MAN
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "READER",
      description = "bash, zsh, fish or man (default: bash, which zsh takes too).",
      defaultValue = "BASH")
  private Reader reader = Reader.BASH;

  @Override
  public Integer call() {
    AnlageCommand root = (AnlageCommand) spec.root().userObject();
    CommandLine all = Commands.all(root);
    session()
        .out()
        .print(
            switch (reader) {
              case BASH, ZSH -> AutoComplete.bash("anlage", all);
              case FISH -> FishCompletion.of("anlage", all);
              case MAN -> ManPage.of(all, root.version()[0]);
            });
    return ExitCode.OK;
  }
}
