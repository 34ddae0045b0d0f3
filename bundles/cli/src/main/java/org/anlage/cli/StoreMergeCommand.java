package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoreMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies what other stores have into a store. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Copy plans, runs and findings of other stores into a store. Everything is compared with its"
          + " digest.",
      "",
      "Where both have a run and its results differ, that of the receiving store stays and the run"
          + " is named; exit code 5 if there is one, or if something is damaged."
    })
final class StoreMergeCommand extends StoreSubcommand {
  @Mixin private StorePlace store = new StorePlace();

  @Parameters(
      arity = "1..*",
      paramLabel = "FROM",
      description = "Other stores. Without --store the first of several is the one that receives.")
  private List<Path> given = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    boolean first = !store.isNamed() && given.size() > 1;
    List<Path> others = given.subList(first ? 1 : 0, given.size());
    List<DirectoryStore> from = others.stream().map(DirectoryStore::open).toList();
    DirectoryStore into = DirectoryStore.create(first ? given.get(0) : store.path());
    List<StoreMerge> merges = new ArrayList<>();
    for (DirectoryStore other : from) {
      merges.add(StoreMerge.of(other, into));
    }
    return print(merges, json);
  }
}
