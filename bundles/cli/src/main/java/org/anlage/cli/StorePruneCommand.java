package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StorePruning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes what no study of a store needs. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = {
      "List what no study of a store needs, and with --delete delete it: runs and checkpoints of no"
          + " plan, checkpoints of finished runs, findings on runs that are not stored, matrices"
          + " that no run shares, and what was set aside as damaged.",
      "",
      "No process may work on the store meanwhile."
    })
final class StorePruneCommand extends StoreSubcommand {
  private static final double MIB = 1 << 20;

  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description =
          "A study that is not needed any more, with all that no other one needs; repeatable.")
  private List<String> studies = new ArrayList<>();

  @Option(names = "--delete", description = "Delete what is listed.")
  private boolean delete;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    StorePruning pruning = new StorePruning(DirectoryStore.open(store.path()), Set.copyOf(studies));
    List<List<String>> rows = new ArrayList<>();
    long bytes = 0;
    for (StorePruning.Item item : pruning.items()) {
      rows.add(List.of(item.place(), size(item.bytes()), item.why()));
      bytes += item.bytes();
    }
    if (!json.wanted()) {
      session().out().print(TextTable.of(rows));
    }
    if (delete) {
      pruning.delete();
    }
    if (json.wanted()) {
      session()
          .print(
              Json.Obj.create()
                  .with("deleted", delete)
                  .with("bytes", bytes)
                  .with(
                      "items",
                      Json.array(
                          pruning.items().stream().map(StorePruneCommand::toJson).toList())));
      return ExitCode.OK;
    }
    session()
        .out()
        .println(
            rows.isEmpty()
                ? "nothing to delete"
                : (delete ? "deleted   " : "--delete would delete   ") + size(bytes));
    return ExitCode.OK;
  }

  private static Json toJson(StorePruning.Item item) {
    return Json.Obj.create()
        .with("place", item.place())
        .with("bytes", item.bytes())
        .with("why", item.why());
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.2f MiB", bytes / MIB);
  }
}
