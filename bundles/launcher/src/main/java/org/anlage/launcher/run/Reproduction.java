package org.anlage.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.PluginThread;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.KindOfRun;
import org.anlage.engine.compute.RunComputer;
import org.anlage.engine.compute.StartMeans;
import org.anlage.engine.compute.StudyData;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.DefinitionWriter;
import org.anlage.engine.definition.Definitions;
import org.anlage.engine.definition.Run;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.RunComparison;
import org.anlage.store.plan.StudyPlan;

/**
 * A stored run computed again.
 *
 * @param id the stored run
 * @param label arm, task and seed
 * @param same whether every file of the result has the same bytes
 * @param differences what departs, one line each: code, data, kernels, Java, system, and the first
 *     metric or array that differs
 */
public record Reproduction(String id, String label, boolean same, List<String> differences) {

  /** Computes a run again, in a folder that is removed afterwards. */
  public static Reproduction of(
      Catalogue catalogue,
      RunCode code,
      DirectoryStore store,
      String prefix,
      int threads,
      Progress progress,
      BooleanSupplier stopped) {
    String id = store.find(prefix);
    store.requireWhole(id);
    StudyPlan plan = planOf(store, id);
    StudyPlan.PlannedRun planned =
        plan.runs().stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
    Json.Obj stored = Definitions.object(id, planned.definition());
    Definition then = KindOfRun.decode(stored, catalogue);
    Run run =
        Run.of(code.current(then), new DefinitionWriter(catalogue), planned.request().label());
    StudyData data = StoredStudyData.of(plan, catalogue, progress::note);
    try {
      Path folder = Files.createTempDirectory("anlage-reproduce");
      try {
        DirectoryStore again = DirectoryStore.create(folder);
        RunComputer computer =
            new RunComputer(
                code,
                code.kernels(),
                again,
                new StartMeans(catalogue, Optional.of(store)),
                data,
                threads,
                progress::note);
        progress.begin(1, 0, 1);
        progress.started(0, run.label());
        PluginThread.run(
            "anlage-reproduce", () -> computer.compute(run, new Updates(progress, stopped)));
        progress.finished(0, run.label(), "");
        List<String> differences = new ArrayList<>(code(then.code(), run.definition().code()));
        differences.addAll(RunComparison.differences(store, id, again, run.id()));
        boolean same = RunComparison.same(store, id, again, run.id());
        return new Reproduction(id, run.label(), same, differences);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw store.problem("a folder for the run cannot be made", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static StudyPlan planOf(DirectoryStore store, String id) {
    return store.studies().stream()
        .map(study -> store.plan(Optional.of(study)))
        .filter(plan -> plan.runs().stream().anyMatch(run -> run.id().equals(id)))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemException.Kind.STORE,
                    new Problem(
                        "no study of this store has the run, so its data is not known",
                        id,
                        "",
                        "a plan in plans/ that lists it",
                        "run its experiment again with this store")));
  }

  private static List<String> code(List<String> then, List<String> now) {
    List<String> lines = new ArrayList<>();
    then.stream().filter(l -> !now.contains(l)).forEach(l -> lines.add("code then: " + l));
    now.stream().filter(l -> !then.contains(l)).forEach(l -> lines.add("code now:  " + l));
    return lines;
  }

  private record Updates(Progress progress, BooleanSupplier stopped) implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {
      PluginThread.current().ifPresent(PluginThread::alive);
      progress.updated(0, update, updates, loss);
    }

    @Override
    public boolean cancelled() {
      return stopped.getAsBoolean();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
