package org.anlage.api.analysis;

import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Analyses data.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface CortexAnalyzer<P extends Record> extends Analyzer<P> {
  /** Analyses one. */
  Findings analyze(P parameters, Cortex cortex, AnalysisContext context);
}
