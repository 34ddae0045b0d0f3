package org.anlage.analysis.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.anlage.api.result.Table;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.compute.RunFiles;
import org.anlage.parameters.Suggestion;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoredFiles;

/** Exports stored runs in any installed format. */
public final class RunExport {
  private RunExport() {}

  /**
   * Exports a run.
   *
   * @param catalogue what is installed
   * @param store the store that has it
   * @param prefix the first digits of its id
   * @param format name of the format
   * @param folder where to write
   * @return the files that were written
   */
  public static List<Path> write(
      Catalogue catalogue, DirectoryStore store, String prefix, String format, Path folder) {
    RunExporter exporter = exporter(catalogue, format.toLowerCase(Locale.ROOT));
    ExportedRun run = read(store, prefix);
    try {
      return exporter.export(run, Files.createDirectories(folder));
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "cannot be written", folder.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          Problem.of("the format \"" + format + "\" could not export the run: " + e),
          e);
    }
  }

  private static RunExporter exporter(Catalogue catalogue, String format) {
    List<RunExporter> exporters = catalogue.services(RunExporter.class);
    return exporters.stream()
        .filter(e -> e.name().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "there is no format \"" + format + "\"",
                        "--format",
                        "",
                        "",
                        Suggestion.among(
                            format, exporters.stream().map(RunExporter::name).sorted().toList()))));
  }

  private static ExportedRun read(DirectoryStore store, String prefix) {
    String id = store.find(prefix);
    store.requireWhole(id);
    Path folder = store.directory(id);
    SortedMap<String, ExportedArray> arrays = new TreeMap<>();
    // A run that simulated has weights, moments and what its simulator kept instead.
    for (String name : List.of("trained", "weights", "moments", "kept")) {
      Path file = folder.resolve(name + ".npz");
      if (Files.exists(file)) {
        StoredFiles.arrays(file)
            .forEach((key, array) -> arrays.put(key, ArrayTypes.exported(array)));
      }
    }
    if (arrays.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "this run measured a recording; there are no arrays to export",
              folder.toString(),
              "",
              "",
              "what it found is in findings.json"));
    }
    Path history = folder.resolve("history.json");
    return new ExportedRun(
        id,
        RunFiles.readSpec(folder.resolve("manifest.json")),
        arrays,
        Files.exists(history) ? StoredFiles.table(history) : new Table("history", "", List.of()));
  }
}
