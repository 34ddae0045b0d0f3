package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.table.SqlTables;
import org.anlage.api.table.TypedRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers SQL on the table of runs. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Answer SQL on the table runs, which is that of `anlage table`; needs the bundle"
          + " org.anlage.duckdb. `describe runs` lists the columns.",
      "",
      "Example: anlage query \"select arm, avg(test_accuracy) from runs group by arm\""
    })
final class QueryCommand extends SessionCommand {
  @Mixin private StorePlace store = new StorePlace();

  @Parameters(
      arity = "1..2",
      paramLabel = "SQL",
      description = "A query in the SQL of DuckDB; a run store may stand before it, as --store.")
  private List<String> given = new ArrayList<>();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: all studies).")
  private Optional<String> study = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A file whose name ends in .csv or .parquet (default: print the answer).")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    out.ifPresent(TableFile::requireFormat);
    String sql = given.get(given.size() - 1);
    Path place =
        store.path(given.size() == 2 ? Optional.of(Path.of(given.get(0))) : Optional.empty());
    SqlTables tables = TableFile.sql(session(), "queries are answered", sql);
    TypedRows answer = tables.query(Map.of("runs", session().studies().table(place, study)), sql);
    out.ifPresentOrElse(
        file -> TableFile.write(answer, file, session(), json),
        () -> {
          if (json.wanted()) {
            session().print(RowsJson.of(answer));
          } else {
            session().out().print(text(answer));
          }
        });
    return ExitCode.OK;
  }

  private static String text(TypedRows answer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(answer.names());
    rows.addAll(answer.rows());
    return TextTable.of(rows);
  }
}
