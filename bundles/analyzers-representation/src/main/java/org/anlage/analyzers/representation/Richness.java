package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.algebra.SnapshotMetrics;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.osgi.service.component.annotations.Component;

/**
 * How far training moved a network: the Frobenius norm of the change of its recurrent weights; the
 * alignment of its representation before and after, the cosine of K and K0 with K = H H^T over
 * trials, H the states at the last scored step; and that of its tangent kernel, the same cosine
 * with K = J J^T, J the gradients of outputs at that step with respect to what is learned of the
 * recurrent weights. Without input noise. A network that learns lazily leaves all three nearly as
 * they were. With snapshots all are followed over training.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "richness",
    text =
        "Rich or lazy: how far training moved the recurrent weights, the representation of trials"
            + " and the tangent kernel",
    source = "arXiv:2310.08513")
public final class Richness implements RunAnalyzer<Richness.Parameters> {
  /**
   * What is played.
   *
   * @param trials number of trials
   * @param tangentTrials most distinct trials of the tangent kernel
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "64", min = 2, max = 100000) int trials,
      @Parameter(
              text =
                  "Of these, how many distinct ones the tangent kernel is computed for, the dear"
                      + " part: a way back through time for each of their outputs. 0: no kernel.",
              value = "16",
              min = 0,
              max = 10000)
          int tangentTrials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    Network initial = run.initial();
    Moved moved = new Moved(p, run, initial);
    Map<String, Double> metrics = new LinkedHashMap<>(moved.to(run.trained()));
    List<Table> tables = new ArrayList<>();
    List<Snapshot> snapshots = run.snapshots();
    if (!snapshots.isEmpty()) {
      Set<String> whole = initial.parameters().keySet();
      tables.add(
          SnapshotMetrics.table(
              snapshots,
              snapshot ->
                  snapshot.parameters().keySet().equals(whole)
                      ? moved.to(new Network(initial.spec(), snapshot.parameters()))
                      : change(initial.recurrentWeights(), Optional.of(snapshot.recurrent())),
              "How far training had moved weights, representation and tangent kernel."));
    }
    return new Findings(metrics, tables, List.of());
  }

  /** How far networks of a run are from the one before training. */
  private static final class Moved {
    private final RunView run;
    private final Network initial;
    private final TrialBatch trials;
    private final Matrix states;
    private final Optional<TangentKernel> kernels;
    private final Optional<Matrix> kernel;

    Moved(Parameters p, RunView run, Network initial) {
      this.run = run;
      this.initial = initial;
      trials = run.trials(p.trials());
      states = DecisionStates.of(run.play(initial, trials), trials);
      kernels = TangentKernel.of(run, trials, p.tangentTrials());
      kernel = kernels.map(k -> k.ofRecurrent(initial));
    }

    Map<String, Double> to(Network network) {
      Map<String, Double> metrics = change(initial.recurrentWeights(), network.recurrentWeights());
      Matrix there = DecisionStates.of(run.play(network, trials), trials);
      metrics.put("representation_alignment", Alignment.of(states, there));
      metrics.put("state_sign_agreement", signAgreement(states, there));
      if (kernels.isPresent() && kernel.isPresent()) {
        Matrix own = kernels.get().ofRecurrent(network);
        metrics.put("tangent_kernel_alignment", Alignment.ofKernels(kernel.get(), own));
        metrics.put("relative_tangent_kernel_change", relativeChange(kernel.get(), own));
        metrics.put("tangent_kernel_participation_ratio", participationRatio(own));
      }
      return metrics;
    }
  }

  /** (sum of eigenvalues)^2 / sum of their squares: of how many functions the kernel is made. */
  private static double participationRatio(Matrix kernel) {
    double trace = 0;
    for (int i = 0; i < kernel.rows(); i++) {
      trace += kernel.get(i, i);
    }
    double norm = Alignment.norm(kernel);
    return norm > 0 ? trace * trace / (norm * norm) : Double.NaN;
  }

  private static double relativeChange(Matrix before, Matrix after) {
    double change = Alignment.norm(after.combine(before, (a, b) -> a - b));
    double relative = change / Alignment.norm(before);
    return Double.isFinite(relative) ? relative : Double.NaN; // from zero there is no relation
  }

  /** Of recurrent weights, where the cell has any. */
  private static Map<String, Double> change(Optional<Matrix> before, Optional<Matrix> after) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (before.isPresent() && after.isPresent()) {
      Matrix change = after.get().combine(before.get(), (a, b) -> a - b);
      metrics.put("weight_change", Alignment.norm(change));
      metrics.put("relative_weight_change", relativeChange(before.get(), after.get()));
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
