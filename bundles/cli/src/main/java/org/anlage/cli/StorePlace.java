package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import picocli.CommandLine.Option;

/** The option that names a run store, the same for all commands. */
final class StorePlace {
  private static final Path USUAL = Path.of("anlage-runs");

  @Option(names = "--store", paramLabel = "DIR", description = "Run store (default: anlage-runs).")
  private Optional<Path> named = Optional.empty();

  /** Whether the option is given. */
  boolean isNamed() {
    return named.isPresent();
  }

  /** The store of a command that has no argument for one. */
  Path path() {
    return named.orElse(USUAL);
  }

  /** The store of a command that may also be given it as an argument. */
  Path path(Optional<Path> argument) {
    if (argument.isPresent() && named.isPresent()) {
      throw ProblemException.configuration(
          new Problem(
              "two stores are named",
              "--store",
              argument.get() + " and " + named.get(),
              "one store",
              "leave out one of them"));
    }
    return argument.orElseGet(this::path);
  }
}
