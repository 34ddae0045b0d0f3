package org.anlage.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      completionCandidates = Kinds.class,
      description = "One of: ${COMPLETION-CANDIDATES} (default: all).")
  private Optional<String> kind = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    List<Json> items = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (ExtensionKind each : kinds()) {
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
    session()
        .out()
        .print(json.wanted() ? JsonWriter.pretty(Json.array(items)) : TextTable.of(rows));
    return ExitCode.OK;
  }

  private List<ExtensionKind> kinds() {
    List<ExtensionKind> all = List.of(ExtensionKind.values());
    List<ExtensionKind> wanted =
        all.stream().filter(k -> kind.isEmpty() || k.word().equals(kind.get())).toList();
    if (wanted.isEmpty()) {
      String given = kind.orElse("");
      throw ProblemException.configuration(
          new Problem(
              "there is no kind \"" + given + "\"",
              "KIND",
              "",
              "",
              Suggestion.among(given, all.stream().map(ExtensionKind::word).toList())));
    }
    return wanted;
  }

  /** Names of kinds, for help. */
  private static final class Kinds extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Kinds() {
      super(Arrays.stream(ExtensionKind.values()).map(ExtensionKind::word).toList());
    }
  }
}
