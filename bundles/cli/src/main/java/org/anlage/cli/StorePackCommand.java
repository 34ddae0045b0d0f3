package org.anlage.cli;

import org.anlage.store.DirectoryStore;
import org.anlage.store.StorePacking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts the many files of small runs into few. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Put the files of runs of at most 4 MiB, and of the findings on them, into segments of up to"
          + " 1,000 runs: one file in place of thousands. All commands read packed runs as before;"
          + " later runs and findings are files again until the next pack.",
      "",
      "No process may work on the store meanwhile."
    })
final class StorePackCommand extends StoreSubcommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    StorePacking packing =
        new StorePacking(DirectoryStore.create(store.path()), session().err()::println);
    packing.pack();
    return print(packing, "packed", json);
  }
}
