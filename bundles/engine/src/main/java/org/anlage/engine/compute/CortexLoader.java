package org.anlage.engine.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;

/** Loads the data of an experiment. */
public final class CortexLoader {
  /** Source of an experiment that names neither source nor path. */
  private static final String SYNTHETIC = "synthetic-cortex";

  private final Catalogue catalogue;
  private final Consumer<String> warnings;
  private final Set<CatalogueEntry> used = new LinkedHashSet<>();

  /**
   * A loader that asks what is installed.
   *
   * @param catalogue what is installed
   * @param warnings hears of sources that fail to say whether they recognise the data
   */
  public CortexLoader(Catalogue catalogue, Consumer<String> warnings) {
    this.catalogue = catalogue;
    this.warnings = warnings;
  }

  /** Finds the source and loads. */
  public Cortex load(DataSettings data) {
    Optional<Path> path = data.path().map(Path::of);
    path.ifPresent(CortexLoader::requireThere);
    ConfiguredExtension source =
        data.source()
            .component()
            .orElseGet(() -> defaults(path.map(this::recognised).orElseGet(this::synthetic)));
    used.add(source.entry());
    try {
      return source.<CortexSource<Record>, Cortex>call(
          "load the data", (service, parameters) -> service.load(parameters, path));
    } catch (ProblemException e) {
      if (path.isEmpty() || e.kind() != ProblemException.Kind.DATA) {
        throw e;
      }
      ProblemException advised =
          new ProblemException(e.kind(), advised(e, source.name(), path.get()));
      advised.initCause(e);
      throw advised;
    }
  }

  /** What was wrong, and which sources else might read the path. */
  private List<Problem> advised(ProblemException e, String failed, Path path) {
    List<String> others =
        catalogue.list(ExtensionKind.SOURCE).stream()
            .filter(entry -> !entry.name().equals(failed) && recognises(entry, path))
            .map(CatalogueEntry::name)
            .toList();
    List<Problem> problems = new ArrayList<>(e.problems());
    Problem last = problems.remove(problems.size() - 1);
    String advice =
        "read as "
            + failed
            + (others.isEmpty()
                ? "; `anlage list source` names the others, --source chooses one"
                : "; --source " + String.join(" or ", others) + " would read it otherwise");
    problems.add(
        new Problem(
            last.what(),
            last.where(),
            last.got(),
            last.expected(),
            last.fix().isEmpty() ? advice : last.fix() + " (" + advice + ")"));
    return problems;
  }

  /** Sources that loaded something so far. */
  public Set<CatalogueEntry> used() {
    return used;
  }

  private CatalogueEntry recognised(Path path) {
    List<CatalogueEntry> entries = catalogue.list(ExtensionKind.SOURCE);
    for (CatalogueEntry entry : entries) {
      if (recognises(entry, path)) {
        return entry;
      }
    }
    throw ProblemException.data(
        new Problem(
            "no source recognises this",
            path.toString(),
            "",
            "",
            "sources: "
                + String.join(", ", entries.stream().map(CatalogueEntry::name).toList())
                + "; `anlage describe NAME` says what each reads"));
  }

  private boolean recognises(CatalogueEntry entry, Path path) {
    try {
      return defaults(entry)
          .<CortexSource<Record>, Boolean>call(
              "look at the data", (service, parameters) -> service.recognises(path));
    } catch (ProblemException e) {
      warnings.accept("warning: " + e.getMessage()); // another source may be the right one
      return false;
    }
  }

  private CatalogueEntry synthetic() {
    return catalogue.require(ExtensionKind.SOURCE, SYNTHETIC, new Json.Place("data.source", 0, 0));
  }

  private ConfiguredExtension defaults(CatalogueEntry entry) {
    Json.Obj use =
        new Json.Obj(
            new LinkedHashMap<>(java.util.Map.of("use", Json.string(entry.name()))),
            new Json.Place("data.source", 0, 0));
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<ConfiguredExtension> component =
        new ExtensionCodecs(catalogue).component(entry.kind(), use, decoder, Set.of());
    decoder.finish();
    return component.orElseThrow();
  }

  private static void requireThere(Path path) {
    if (!Files.exists(path)) {
      throw ProblemException.data(
          new Problem(
              "there is no such file or folder", path.toString(), "", "", "check data.path"));
    }
  }
}
