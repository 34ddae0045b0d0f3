package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.table.TypedRows;
import org.anlage.store.TableCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the table of runs. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    description = {
      "Write the table of runs: one row for each planned run, with id, study, arm, task, seed,"
          + " status, the parameters that differ, and the last value of every metric.",
      "",
      "Damaged and missing runs have a row with that status and without metrics."
    })
final class TableCommand extends SessionCommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: all studies).")
  private Optional<String> study = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "A file whose name ends in .csv or .parquet (default: CSV on standard output). Parquet"
              + " needs the bundle org.anlage.duckdb.")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    out.ifPresent(TableFile::requireFormat);
    TypedRows table = session().studies().table(store.path(), study);
    out.ifPresentOrElse(
        file -> TableFile.write(table, file, session(), json),
        () -> {
          if (json.wanted()) {
            session().print(RowsJson.of(table));
          } else {
            session().out().print(TableCsv.of(table));
          }
        });
    return ExitCode.OK;
  }
}
