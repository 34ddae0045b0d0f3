package org.anlage.cli;

import java.util.concurrent.Callable;
import org.anlage.store.StoreMerge;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command below {@code store}. */
abstract class StoreSubcommand implements Callable<Integer> {
  @ParentCommand private @Nullable StoreCommand parent;

  final Session session() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    return parent.session();
  }

  /** Prints what a merge did, and returns the exit code: 5 if something differs or is damaged. */
  final int print(StoreMerge merge) {
    merge
        .damages()
        .forEach(d -> session().out().println("damaged   " + d.place() + ": " + d.what()));
    merge
        .conflicts()
        .forEach(
            place ->
                session()
                    .out()
                    .println("conflict  " + place + ": the stores differ; not replaced"));
    session()
        .out()
        .println(
            "copied    "
                + String.join(
                    ", ",
                    merge.copied().entrySet().stream()
                        .map(count -> count.getValue() + " in " + count.getKey())
                        .toList()));
    return merge.conflicts().isEmpty() && merge.damages().isEmpty() ? ExitCode.OK : ExitCode.STORE;
  }
}
