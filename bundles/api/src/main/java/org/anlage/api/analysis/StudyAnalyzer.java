package org.anlage.api.analysis;

import org.anlage.api.result.Findings;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Analyses a whole study: statistics across runs, verdicts.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface StudyAnalyzer<P extends Record> extends Analyzer<P> {
  /** Analyses one. */
  Findings analyze(P parameters, StudyView study, AnalysisContext context);

  /** Where a report shows what it found. */
  default ReportPlace place() {
    return ReportPlace.FURTHER;
  }
}
