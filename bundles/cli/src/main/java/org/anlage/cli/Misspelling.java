package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.parameters.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Suggests the command or option that a misspelt one was probably meant to be. */
final class Misspelling {
  private Misspelling() {}

  /** Which command or option was probably meant; empty if nothing is near. */
  static Optional<String> in(CommandLine.ParameterException wrong) {
    if (!(wrong instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    CommandSpec spec = wrong.getCommandLine().getCommandSpec();
    String first = unmatched.getUnmatched().get(0);
    if (first.equals("=")) {
      return Optional.of("PATH=VALUE is written without spaces.");
    }
    List<String> names = new ArrayList<>();
    if (first.startsWith("-")) {
      names.addAll(spec.optionsMap().keySet());
    } else {
      names.addAll(spec.subcommands().keySet());
    }
    String name = first.replaceFirst("=.*$", "");
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(said(name, names)).filter(s -> !s.isEmpty());
  }

  private static String said(String name, List<String> names) {
    String found = Suggestion.among(name, names);
    return found.startsWith("did you mean") ? found.replace("\"", "") : "";
  }
}
