package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.algebra.SnapshotMetrics;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.osgi.service.component.annotations.Component;

/**
 * How far training moved a network: the Frobenius norm of the change of its recurrent weights, and
 * the alignment of its representation before and after, the cosine of K and K0 with K = H H^T over
 * trials, H the states at the last scored step, without input noise. A network that learns lazily
 * leaves both nearly as they were. With snapshots the change of the weights is followed over
 * training.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "richness",
    text =
        "Rich or lazy: how far training moved the recurrent weights and the representation of trials",
    source = "arXiv:2310.08513")
public final class Richness implements RunAnalyzer<Richness.Parameters> {
  /**
   * What is played.
   *
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "64", min = 2, max = 100000) int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    Matrix before = run.initial().recurrent();
    Matrix after = run.trained().recurrent();
    Map<String, Double> metrics = new LinkedHashMap<>(change(before, after));
    TrialBatch trials = run.trials(p.trials());
    Matrix first = DecisionStates.of(run.play(run.initial(), trials), trials);
    Matrix last = DecisionStates.of(run.play(run.trained(), trials), trials);
    metrics.put("representation_alignment", Alignment.of(first, last));
    metrics.put("state_sign_agreement", signAgreement(first, last));
    List<Table> tables = new ArrayList<>();
    List<Snapshot> snapshots = run.snapshots();
    if (!snapshots.isEmpty()) {
      tables.add(SnapshotMetrics.table(snapshots, weights -> change(before, weights)));
    }
    return new Findings(metrics, tables, List.of());
  }

  private static Map<String, Double> change(Matrix before, Matrix after) {
    double change = Alignment.norm(after.combine(before, (a, b) -> a - b));
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("weight_change", change);
    metrics.put("relative_weight_change", change / Alignment.norm(before));
    if (!Double.isFinite(metrics.get("relative_weight_change"))) {
      metrics.put(
          "relative_weight_change", Double.NaN); // from weights of zero there is no relation
    }
    return metrics;
  }

  /** Share of states, of all units and trials, that are on the same side of zero. */
  private static double signAgreement(Matrix first, Matrix last) {
    int same = 0;
    for (int k = 0; k < first.values().length; k++) {
      same += Math.signum(first.values()[k]) == Math.signum(last.values()[k]) ? 1 : 0;
    }
    return (double) same / first.values().length;
  }
}
