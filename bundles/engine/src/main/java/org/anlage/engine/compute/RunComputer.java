package org.anlage.engine.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.Run;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.RunManifest;

/** Computes one run from its definition and stores it. */
public final class RunComputer {
  private final RunCode code;
  private final KernelChoice kernels;
  private final DirectoryStore store;
  private final StartMeans starts;
  private final StudyData data;
  private final int threads;
  private final Consumer<String> notes;

  /**
   * A computer of runs.
   *
   * @param code the code that enters results
   * @param kernels kernels
   * @param store where results go
   * @param starts what starts of networks need
   * @param data data of the study
   * @param threads threads that one run may use
   * @param notes hears of checkpoints that cannot be used
   */
  public RunComputer(
      RunCode code,
      KernelChoice kernels,
      DirectoryStore store,
      StartMeans starts,
      StudyData data,
      int threads,
      Consumer<String> notes) {
    this.notes = notes;
    this.code = code;
    this.kernels = kernels;
    this.store = store;
    this.starts = starts;
    this.data = data;
    this.threads = threads;
  }

  /**
   * What came of computing a run.
   *
   * @param failure why it failed numerically, if it did
   * @param agreed false if the same run was stored before with another result
   */
  public record Outcome(Optional<String> failure, boolean agreed) {}

  /** Computes and stores. */
  public Outcome compute(Run run, TrainingMonitor monitor) {
    return compute(KindOfRun.of(run.definition().kind()), run, monitor);
  }

  private <D extends Record & Definition> Outcome compute(
      KindOfRun<D> kind, Run run, TrainingMonitor monitor) {
    return kind.compute(run, kind.definition().cast(run.definition()), this, monitor);
  }

  /** What starts of networks need. */
  StartMeans starts() {
    return starts;
  }

  /** Kernels. */
  KernelChoice kernels() {
    return kernels;
  }

  /** Where results go. */
  DirectoryStore store() {
    return store;
  }

  /** Data of the study. */
  StudyData data() {
    return data;
  }

  /** Threads that one run may use. */
  int threads() {
    return threads;
  }

  /** Hears of checkpoints that cannot be used. */
  Consumer<String> notes() {
    return notes;
  }

  /** Writes the files of a run. */
  @FunctionalInterface
  interface Content {
    void write(Path folder) throws IOException;
  }

  /**
   * Stores the result of a run.
   *
   * @param run the run
   * @param start when it began, by {@link System#nanoTime}
   * @param failure why it failed numerically, if it did
   * @param about what its manifest says of a run of its kind
   * @param content writes its files
   */
  Outcome store(Run run, long start, Optional<String> failure, Json.Obj about, Content content) {
    double seconds = (System.nanoTime() - start) * 1e-9;
    code.requireComplete(run.definition(), run.label());
    Path folder = store.scratch();
    try {
      Files.writeString(folder.resolve("run.json"), run.request().json());
      content.write(folder);
      Json.Obj manifest =
          Json.Obj.create()
              .with("id", run.id())
              .with("kind", run.definition().kind().name().toLowerCase(Locale.ROOT))
              .with("status", failure.isPresent() ? "failed" : "done")
              .with("failure", failure.orElse(""))
              .with("seconds", seconds)
              .with("kernels", kernels.kernels().name())
              .with(
                  "java",
                  System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
              .with("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
      about.members().forEach(manifest::with);
      RunManifest.write(folder, manifest);
    } catch (IOException e) {
      throw store.problem("a run cannot be written", e);
    } catch (UncheckedIOException e) {
      throw store.problem("a run cannot be written", new IOException(e));
    }
    return new Outcome(failure, store.publish(run.id(), folder));
  }
}
