package org.anlage.api.analysis;

import org.anlage.api.result.Findings;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Analyses a stored run.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface RunAnalyzer<P extends Record> extends Analyzer<P> {
  /** Analyses one. */
  Findings analyze(P parameters, RunView run, AnalysisContext context);
}
