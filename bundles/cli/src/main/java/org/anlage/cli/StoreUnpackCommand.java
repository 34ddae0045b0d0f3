package org.anlage.cli;

import org.anlage.store.DirectoryStore;
import org.anlage.store.StorePacking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes packed runs out of their segments. */
@Command(
    name = "unpack",
    mixinStandardHelpOptions = true,
    description = {
      "Take everything out of the segments that `store pack` wrote. A segment of which something is"
          + " damaged is kept in damaged/.",
      "",
      "No process may work on the store meanwhile."
    })
final class StoreUnpackCommand extends StoreSubcommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    StorePacking packing =
        new StorePacking(DirectoryStore.create(store.path()), session().err()::println);
    packing.unpack();
    return print(packing, "unpacked", json);
  }
}
