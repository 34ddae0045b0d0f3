package org.anlage.api.analysis;

import java.util.Map;
import org.anlage.api.result.Findings;
import org.anlage.api.run.RunStatus;
import org.osgi.annotation.versioning.ProviderType;

/** One run of a study. */
@ProviderType
public interface StudyRun {
  /** Name of its arm. */
  String arm();

  /** Name of its task. */
  String task();

  /** Its seed. */
  long seed();

  /** Id of the run. */
  String id();

  /** What became of it. */
  RunStatus status();

  /** Why it failed; empty if it did not. */
  String failure();

  /** Wall time of the run, s. */
  double seconds();

  /** The run itself; only if it is done or failed numerically. */
  RunView view();

  /** Loss terms and state of the weights before training; see docs/budget-audit.md. */
  Findings audit();

  /** Findings of analyzers on this run, by analyzer. */
  Map<String, Findings> findings();

  /**
   * A metric: of any analyzer, or the last value of a column of the history; NaN if there is none.
   */
  double metric(String name);
}
