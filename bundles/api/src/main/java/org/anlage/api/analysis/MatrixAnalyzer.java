package org.anlage.api.analysis;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Findings;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Analyses recurrent weights (N x N, row = from): of a trained run, of its snapshots, or of an
 * array the user gives.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface MatrixAnalyzer<P extends Record> extends Analyzer<P> {
  /** Analyses one. */
  Findings analyze(P parameters, Matrix weights, AnalysisContext context);
}
