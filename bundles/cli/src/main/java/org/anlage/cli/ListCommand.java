package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.launcher.catalogue.CatalogueEntry;
import org.anlage.launcher.catalogue.ExtensionKind;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is installed. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the extensions that are installed.")
final class ListCommand extends SessionCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "One of: ${COMPLETION-CANDIDATES} (default: all).")
  private Optional<ExtensionKind> kind = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Json> items = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (ExtensionKind each : kind.map(List::of).orElse(List.of(ExtensionKind.values()))) {
      for (CatalogueEntry entry : session().catalogue().list(each)) {
        rows.add(List.of(each.word(), entry.name(), entry.text()));
        items.add(
            Json.Obj.create()
                .with("kind", each.word())
                .with("name", entry.name())
                .with("text", entry.text())
                .with("bundle", entry.bundle().getSymbolicName())
                .with("version", entry.bundle().getVersion().toString()));
      }
    }
    session().out().print(json ? JsonWriter.pretty(Json.array(items)) : TextTable.of(rows));
    return ExitCode.OK;
  }
}
