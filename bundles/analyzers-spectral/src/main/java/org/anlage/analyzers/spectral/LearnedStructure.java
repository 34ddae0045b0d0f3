package org.anlage.analyzers.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.algebra.SnapshotMetrics;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.training.Snapshot;
import org.osgi.service.component.annotations.Component;

/**
 * What training added to recurrent weights: of the change W - W0 = sum s u v^T, row = from, how
 * many singular values hold 95 % of the sum of squares, their participation ratio, the share of the
 * largest; and how far the leading pair links input to read-out: the share of u, by which states
 * are read, that lies in the span of the input weights, and of v, along which units are driven, in
 * the span of the read-out. Random vectors have shares of I / N and O / N. With snapshots all over
 * training. Costs a singular value decomposition.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "learned-structure",
    text =
        "Rank of what training added to recurrent weights, and its overlap with input and read-out",
    source = "Schuessler et al. 2020, arXiv 2006.11036")
public final class LearnedStructure implements RunAnalyzer<NoParameters> {
  private static final double HELD = 0.95;

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Findings analyze(NoParameters p, RunView run, AnalysisContext context) {
    Network initial = run.initial();
    if (initial.recurrentWeights().isEmpty()) {
      return Findings.metrics(Map.of());
    }
    Network trained = run.trained();
    Matrix before = initial.recurrent();
    RecurrentWeights.check("learned-structure", trained.recurrent());
    Decompositions decompositions = context.decompositions();
    Map<String, Double> metrics =
        ofChange(before, trained.recurrent(), trained.parameters(), decompositions);
    List<Table> tables = new ArrayList<>();
    List<Snapshot> snapshots = run.snapshots();
    if (!snapshots.isEmpty()) {
      tables.add(
          SnapshotMetrics.table(
              snapshots,
              s -> ofChange(before, s.recurrent(), s.parameters(), decompositions),
              "Structure of what training had added to the recurrent weights."));
    }
    return new Findings(metrics, tables, List.of());
  }

  private static Map<String, Double> ofChange(
      Matrix before, Matrix after, Map<String, Matrix> parameters, Decompositions decompositions) {
    Matrix change = after.combine(before, (a, b) -> a - b);
    SingularValues parts = decompositions.singularValueDecomposition(change);
    double[] squares = Arrays.stream(parts.values()).map(s -> s * s).toArray();
    double sum = Arrays.stream(squares).sum();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("change_rank_95", sum > 0 ? holding(squares, HELD * sum) : 0);
    double fourth = Arrays.stream(squares).map(q -> q * q).sum();
    metrics.put("change_participation_ratio", sum > 0 ? sum * sum / fourth : Double.NaN);
    metrics.put("change_leading_share", sum > 0 ? squares[0] / sum : Double.NaN);
    Matrix input = parameters.get(Network.INPUT);
    if (input != null && input.columns() == change.rows()) {
      metrics.put(
          "change_reads_input",
          sum > 0 ? share(parts.u(), input.transpose(), decompositions) : Double.NaN);
    }
    Matrix readout = parameters.get(Network.READOUT);
    if (readout != null) {
      metrics.put(
          "change_drives_readout",
          sum > 0 ? share(parts.v(), readout, decompositions) : Double.NaN);
    }
    return metrics;
  }

  private static double holding(double[] squares, double wanted) {
    double held = 0;
    int count = 0;
    while (count < squares.length && held < wanted) {
      held += squares[count++];
    }
    return count;
  }

  /** Share of the squared length of the first column that lies in the span of other columns. */
  private static double share(Matrix vectors, Matrix spanning, Decompositions decompositions) {
    SingularValues span = decompositions.singularValueDecomposition(spanning);
    double least = 1e-10 * span.values()[0];
    double share = 0;
    for (int k = 0; k < span.values().length && span.values()[k] > least; k++) {
      double product = 0;
      for (int i = 0; i < vectors.rows(); i++) {
        product += vectors.get(i, 0) * span.u().get(i, k);
      }
      share += product * product;
    }
    return Math.min(1, share);
  }
}
