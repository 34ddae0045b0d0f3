package org.anlage.api.run;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Decides where runs are computed: threads of this process, worker processes, a cluster. */
@ConsumerType
public interface Executor {
  /** Name: {@code threads}, ... */
  String name();

  /**
   * Computes runs; returns when all are finished, or when the worker says that the user stopped.
   *
   * @param runs runs to compute, in order
   * @param threads how many at a time
   * @param worker computes one run in this process and stores it
   */
  void execute(List<RunRequest> runs, int threads, Worker worker);

  /** Computes one run and stores it; never throws for what goes wrong inside a run. */
  interface Worker {
    /** Computes a run on the worker number {@code slot}. */
    void compute(RunRequest run, int slot);

    /** Whether to start no more runs. */
    boolean stopped();
  }
}
