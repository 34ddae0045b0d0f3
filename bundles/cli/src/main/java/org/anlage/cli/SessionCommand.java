package org.anlage.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command that uses the session. */
abstract class SessionCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AnlageCommand parent;

  final Session session() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    return parent.session();
  }
}
