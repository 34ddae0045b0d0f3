package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A script with which the shell fish completes commands and options, with their descriptions. */
final class FishCompletion {
  private static final String START =
      """
      # Completion of anlage for fish.
      # Whether the words so far that are no options are exactly the given ones, or begin with them.
      function __anlage_at
        set -l words (string match -v -- '-*' (commandline -opc))
        test "$words[2..]" = "$argv"
      end
      function __anlage_in
        set -l words (string match -v -- '-*' (commandline -opc))
        set -l last (math (count $argv) + 1)
        test (count $words) -ge $last; and test "$words[2..$last]" = "$argv"
      end
      """;

  private final String name;
  private final StringBuilder out = new StringBuilder(START);

  private FishCompletion(String name) {
    this.name = name;
  }

  /** The script for a command line of the given name. */
  static String of(String name, CommandLine line) {
    FishCompletion script = new FishCompletion(name);
    script.add(line.getCommandSpec(), List.of());
    return script.out.toString();
  }

  private void add(CommandSpec spec, List<String> path) {
    String words = String.join(" ", path);
    spec.subcommands()
        .forEach(
            (command, line) ->
                complete(
                    "__anlage_at " + words,
                    "-f -a " + command,
                    text(line.getCommandSpec().usageMessage().description())));
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        StringBuilder named = new StringBuilder();
        for (String form : option.names()) {
          named.append(form.startsWith("--") ? "-l " : "-s ");
          named.append(form.replaceFirst("^--?", "")).append(' ');
        }
        String value = option.arity().max() > 0 ? "-r" : "-f";
        complete(
            path.isEmpty() ? "" : "__anlage_in " + words,
            named + value,
            text(option.description()).replace("${DEFAULT-VALUE}", option.defaultValueString()));
      }
    }
    spec.subcommands()
        .forEach(
            (command, line) -> {
              List<String> below = new ArrayList<>(path);
              below.add(command);
              add(line.getCommandSpec(), below);
            });
  }

  private void complete(String when, String what, String description) {
    out.append("complete -c ").append(name);
    if (!when.isEmpty()) {
      out.append(" -n ").append(quoted(when.strip()));
    }
    out.append(' ').append(what).append(" -d ").append(quoted(description)).append('\n');
  }

  /** The first sentence or clause of a description. */
  private static String text(String[] description) {
    String first = description.length == 0 ? "" : description[0];
    return first.replaceFirst("(?s)([.;])(\\s.*)?$", "").replace("%n", " ").replace("%%", "%");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
