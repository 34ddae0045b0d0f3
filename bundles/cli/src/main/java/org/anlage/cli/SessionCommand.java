package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command that uses the session. */
abstract class SessionCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AnlageCommand parent;

  final Session session() {
    return root().session();
  }

  /** Folders of plug-ins that the command line names. */
  final List<Path> pluginFolders() {
    return root().plugins();
  }

  private AnlageCommand root() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    return parent;
  }

  /** An option that counts something. */
  static OptionalInt positive(String option, Optional<Integer> value) {
    value
        .filter(v -> v < 1)
        .ifPresent(
            v -> {
              throw ProblemException.configuration(
                  new Problem("out of range", option, Integer.toString(v), "at least 1", ""));
            });
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
