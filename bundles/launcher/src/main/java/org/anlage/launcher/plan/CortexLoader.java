package org.anlage.launcher.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.catalogue.CatalogueEntry;
import org.anlage.launcher.catalogue.ExtensionKind;
import org.anlage.launcher.experiment.Component;
import org.anlage.launcher.experiment.DataSettings;
import org.anlage.launcher.experiment.ExperimentForms;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.parameter.ParameterDecoder;

/** Loads the data of an experiment. */
public final class CortexLoader {
  /** Source of an experiment that names neither source nor path. */
  private static final String SYNTHETIC = "synthetic-cortex";

  private final Catalogue catalogue;
  private final Consumer<String> warnings;

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
    Component source =
        data.source()
            .component()
            .orElseGet(() -> defaults(path.map(this::recognised).orElseGet(this::synthetic)));
    return source.<CortexSource<Record>, Cortex>call(
        "load the data", (service, parameters) -> service.load(parameters, path));
  }

  private CatalogueEntry recognised(Path path) {
    List<CatalogueEntry> entries = catalogue.list(ExtensionKind.SOURCE);
    for (CatalogueEntry entry : entries) {
      try {
        if (defaults(entry)
            .<CortexSource<Record>, Boolean>call(
                "look at the data", (service, parameters) -> service.recognises(path))) {
          return entry;
        }
      } catch (ProblemException e) {
        warnings.accept("warning: " + e.getMessage()); // another source may be the right one
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

  private CatalogueEntry synthetic() {
    return catalogue.require(ExtensionKind.SOURCE, SYNTHETIC, new Json.Place("data.source", 0, 0));
  }

  private Component defaults(CatalogueEntry entry) {
    Json.Obj use =
        new Json.Obj(
            new LinkedHashMap<>(java.util.Map.of("use", Json.string(entry.name()))),
            new Json.Place("data.source", 0, 0));
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<Component> component =
        new ExperimentForms(catalogue).component(entry.kind(), use, decoder, Set.of());
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
