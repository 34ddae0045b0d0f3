package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoreMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies what other stores have into a store. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Copy plans, runs and findings of other stores into a store. Everything is compared with its"
          + " digest.",
      "",
      "Where both have a run and its results differ, that of STORE stays and the run is named; exit"
          + " code 5 if there is one, or if something is damaged."
    })
final class StoreMergeCommand extends StoreSubcommand {
  @Parameters(index = "0", paramLabel = "STORE", description = "Store that receives.")
  private Path store = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FROM", description = "Other stores.")
  private List<Path> others = new ArrayList<>();

  @Override
  public Integer call() {
    List<DirectoryStore> from = others.stream().map(DirectoryStore::open).toList();
    DirectoryStore into = DirectoryStore.create(store);
    int code = ExitCode.OK;
    for (DirectoryStore other : from) {
      code = Math.max(code, print(StoreMerge.of(other, into)));
    }
    return code;
  }
}
