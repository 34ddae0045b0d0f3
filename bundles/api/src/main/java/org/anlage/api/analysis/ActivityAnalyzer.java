package org.anlage.api.analysis;

import java.util.Optional;
import org.anlage.api.result.Findings;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Analyses activity: of a simulated run, or of a recording.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface ActivityAnalyzer<P extends Record> extends Analyzer<P> {
  /**
   * Why this analyzer has nothing to say about this activity: no positions, too short a window.
   * Quick: loads nothing. Where it is not empty, the analyzer is left out with a note.
   */
  default Optional<String> unsuited(P parameters, ActivityView activity) {
    return Optional.empty();
  }

  /** Analyses one. */
  Findings analyze(P parameters, ActivityView activity, AnalysisContext context);
}
