package org.anlage.analysis.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anlage.analysis.StoredRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.compute.RunFiles;
import org.anlage.npy.Npz;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoredFiles;
import org.anlage.store.plan.StudyPlan;
import org.anlage.store.plan.TaskJson;

/**
 * Exports stored runs in any installed format. Beside the files of the format, a run that trained a
 * network gets {@code RUN.network.json} and {@code RUN.trials.npz}, so that its outputs can be
 * computed again elsewhere.
 */
public final class RunExport {
  private final Catalogue catalogue;
  private final DirectoryStore store;
  private final Consumer<String> notes;

  /**
   * Exports from a store.
   *
   * @param catalogue what is installed
   * @param store the store
   * @param notes hears of what is left out, and why
   */
  public RunExport(Catalogue catalogue, DirectoryStore store, Consumer<String> notes) {
    this.catalogue = catalogue;
    this.store = store;
    this.notes = notes;
  }

  /**
   * Exports a run.
   *
   * @param prefix the first digits of its id
   * @param format name of the format
   * @param trials the trials to export; empty: those of the test, where they can be made
   * @param folder where to write
   * @return the files that were written
   */
  public List<Path> write(String prefix, String format, Optional<TrialSet> trials, Path folder) {
    RunExporter exporter = exporter(format.toLowerCase(Locale.ROOT));
    String id = store.find(prefix);
    store.requireWhole(id);
    Path stored = store.directory(id);
    boolean trained = Files.exists(stored.resolve("trained.npz"));
    if (!trained && trials.filter(set -> set != TrialSet.NONE).isPresent()) {
      throw ProblemException.configuration(
          new Problem(
              "the run did not learn a task; it has no trials",
              "--trials",
              stored.toString(),
              "none",
              ""));
    }
    try {
      Files.createDirectories(folder);
      return trained ? network(exporter, id, trials, folder) : exporter.export(read(id), folder);
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

  private RunExporter exporter(String format) {
    List<RunExporter> exporters = catalogue.services(RunExporter.class);
    return exporters.stream()
        .filter(e -> name(e).filter(format::equals).isPresent())
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
                            format,
                            exporters.stream().flatMap(e -> name(e).stream()).sorted().toList()))));
  }

  /** The name of a format; one that cannot say it must not keep the others from use. */
  private static Optional<String> name(RunExporter exporter) {
    try {
      return Optional.ofNullable(exporter.name());
    } catch (RuntimeException | LinkageError failed) {
      return Optional.empty();
    }
  }

  /** The files of a run that trained a network. */
  private List<Path> network(
      RunExporter exporter, String id, Optional<TrialSet> trials, Path folder) throws IOException {
    ExportedRun plain = read(id);
    StoredRun run =
        new StoredRun(
            id, store, Optional::empty, KernelChoice.of(catalogue, Optional.empty()), catalogue);
    Json.Obj description = description(plain, run);
    ExportedRun exported =
        new ExportedRun(
            id,
            plain.network(),
            plain.arrays(),
            plain.history(),
            where("the equations of the cell", run::cell),
            NetworkJson.text(description));
    List<Path> files = new ArrayList<>(exporter.export(exported, folder));
    files.add(
        Files.writeString(folder.resolve(id + ".network.json"), NetworkJson.text(description)));
    TrialSet set = trials.orElse(TrialSet.TEST);
    if (set != TrialSet.NONE) {
      Optional<TrialBatch> batch =
          trials.isPresent()
              ? Optional.of(batch(run, set))
              : where("trials", () -> batch(run, set));
      batch.ifPresent(b -> files.add(write(folder.resolve(id + ".trials.npz"), run, b)));
    }
    return files;
  }

  private static TrialBatch batch(StoredRun run, TrialSet set) {
    return set == TrialSet.VALIDATION ? run.taskTrials().validation() : run.taskTrials().test();
  }

  private static Path write(Path file, StoredRun run, TrialBatch trials) {
    NetworkActivity played = run.play(trials);
    TrialBatch lived = trials.lived(played.output());
    Npz.write(file, TrialArrays.of(run.taskDescription(), lived, played));
    return file;
  }

  /** What needs extensions that may not be installed. */
  private <T> Optional<T> where(String what, Supplier<T> supplier) {
    try {
      return Optional.of(supplier.get());
    } catch (ProblemException e) {
      notes.accept("note: " + what + " left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Json.Obj description(ExportedRun plain, StoredRun run) {
    StudyView.StudyTask task = new StudyView.StudyTask(run.task(), run.taskDescription());
    return NetworkJson.describe(
        plain.id(),
        plain.network(),
        plain.arrays(),
        places(plain.id()),
        TaskJson.encode(task),
        run.definition());
  }

  private List<NetworkJson.Place> places(String id) {
    List<NetworkJson.Place> places = new ArrayList<>();
    for (String study : store.studies()) {
      for (StudyPlan.PlannedRun run : store.plan(Optional.of(study)).runs()) {
        if (run.id().equals(id)) {
          places.add(new NetworkJson.Place(study, run.arm(), run.task()));
        }
      }
    }
    return places;
  }

  private ExportedRun read(String id) {
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
    NetworkSpec spec = RunFiles.readSpec(folder.resolve("manifest.json"));
    return new ExportedRun(
        id,
        spec,
        arrays,
        Files.exists(history) ? StoredFiles.table(history) : new Table("history", "", List.of()));
  }
}
