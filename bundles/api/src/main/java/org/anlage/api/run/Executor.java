package org.anlage.api.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Decides where runs are computed: threads of this process, worker processes, a cluster. */
@ConsumerType
public interface Executor {
  /** Name: {@code threads}, {@code processes}, ... */
  String name();

  /**
   * Computes runs; returns when all are finished, or when the worker says that the user stopped.
   *
   * @param runs runs to compute, in order
   * @param slots how many at a time
   * @param worker computes runs here, or gives the command that computes them elsewhere
   */
  void execute(List<RunRequest> runs, int slots, Worker worker);

  /**
   * Whether {@link #execute} only prepares runs, which others compute later; nothing is analysed
   * then.
   */
  default boolean handsOver() {
    return false;
  }

  /**
   * What an executor beyond this process needs to know of a study.
   *
   * @param study name of the study, unique in its store
   * @param folder a folder of the store for the files of jobs, which need not be there
   * @param collect the command that analyses what is stored and writes the report
   * @param options what the user asked of the executor, by name of the option without hyphens
   */
  record Site(String study, Path folder, List<String> collect, Map<String, String> options) {
    /** Copies the collections. */
    public Site {
      collect = List.copyOf(collect);
      options = Map.copyOf(options);
    }
  }

  /** Computes runs and stores them; never throws for what goes wrong inside a run. */
  @ProviderType
  interface Worker {
    /** Computes a run in this process, on the worker number {@code slot}. */
    void compute(RunRequest run, int slot);

    /**
     * The command that computes runs in another process of the same distribution and stores them in
     * the same store: program and arguments. Only ids cross the border; the other process reads
     * definitions from the plan in the store and computes with the same code, or not at all.
     *
     * @param runs runs of this study
     */
    List<String> command(List<RunRequest> runs);

    /** A run was handed to a command, on the worker number {@code slot}. */
    void started(RunRequest run, int slot);

    /**
     * The command of a run has ended: takes up what it stored.
     *
     * @param said what it wrote about a failure; for the message where it stored nothing
     */
    void ended(RunRequest run, int slot, String said);

    /** What there is to know of the study. */
    Site site();

    /** Whether a run is stored by now, whoever computed it. */
    boolean isStored(RunRequest run);

    /**
     * Expected wall time of a run, s: that of stored runs that differ from it in the seed alone;
     * empty if there is none.
     */
    OptionalDouble expectedSeconds(RunRequest run);

    /** Tells the user something, one line. */
    void note(String text);

    /** Whether to start no more runs. */
    boolean stopped();
  }
}
