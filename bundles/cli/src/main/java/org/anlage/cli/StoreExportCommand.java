package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoreArchive;
import org.anlage.store.plan.StudyPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a study as an archive. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write a study as a ZIP archive: plan, runs and findings on them. `store import` and `report`"
          + " give the same report elsewhere.",
      "",
      "Data is not in it; analyses that need the data load it from where the plan says."
    })
final class StoreExportCommand extends StoreSubcommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: the latest).")
  private Optional<String> study = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The archive.")
  private Path out = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    DirectoryStore opened = DirectoryStore.open(store.path());
    StudyPlan plan = opened.plan(study);
    int runs = StoreArchive.write(opened, plan, out);
    int planned = plan.requests().size();
    if (json.wanted()) {
      session()
          .print(
              StudyJson.of(plan.folder(), store.path(), Optional.empty())
                  .with("archive", StudyJson.absolute(out))
                  .with("runs", (long) runs)
                  .with("planned", (long) planned));
    } else {
      session()
          .out()
          .println(
              "archive  " + out + " (" + plan.folder() + ", " + runs + " of " + planned + " runs)");
    }
    if (!plan.dataDigest().isEmpty()) {
      session()
          .err()
          .println(
              "note: the study's data, SHA-256 " + plan.dataDigest() + ", is not in the archive");
    }
    return ExitCode.OK;
  }
}
