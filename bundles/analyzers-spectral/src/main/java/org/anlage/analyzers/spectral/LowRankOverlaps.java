package org.anlage.analyzers.spectral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.algebra.MatrixProduct;
import org.anlage.algebra.SnapshotMetrics;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.training.Snapshot;
import org.osgi.service.component.annotations.Component;

/**
 * Overlaps of the factors of recurrent weights of low rank, R = L M with L of N x r and M of r x N,
 * row = from, in networks with input weights K and read-out U. The outputs of a linear network
 * depend on L and M by M L (the dynamics of the r latent variables), K L and M U alone: the visible
 * overlaps. L^T L and M M^T are invisible to the loss. For both the norm of their change since the
 * start of training, relative to that at the start; and the spectral radius of M L. With snapshots
 * all over training. Says nothing of other networks, nor of weights of which a part is frozen.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "low-rank-overlaps",
    text = "What of a network of low rank changed in training that outputs show, and what not",
    source = "Mastrogiuseppe and Ostojic 2018, doi 10.1016/j.neuron.2018.07.003 (overlaps)")
public final class LowRankOverlaps implements RunAnalyzer<NoParameters> {
  private static final String LEFT = "recurrent_left";
  private static final String RIGHT = "recurrent_right";
  private static final Set<String> NEEDED =
      Set.of(LEFT, RIGHT, Network.INPUT, Network.RECURRENT, Network.READOUT);

  /** Largest square of a relative difference by rounding to single precision. */
  private static final double ROUNDED = 1e-10;

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Findings analyze(NoParameters none, RunView run, AnalysisContext context) {
    Network before = run.initial();
    if (!before.parameters().keySet().containsAll(NEEDED) || !isWhole(before, context.kernels())) {
      return Findings.metrics(Map.of());
    }
    Overlaps start = Overlaps.of(before, context.kernels());
    Map<String, Double> metrics = since(start, run.trained(), context);
    List<Snapshot> snapshots =
        run.snapshots().stream().filter(s -> s.parameters().keySet().containsAll(NEEDED)).toList();
    List<Table> tables = new ArrayList<>();
    if (!snapshots.isEmpty()) {
      tables.add(
          SnapshotMetrics.table(
              snapshots,
              s -> since(start, new Network(before.spec(), s.parameters()), context),
              "Changes of the overlaps of recurrent weights of low rank since the start."));
    }
    return new Findings(metrics, tables, List.of());
  }

  /** Whether R is L M alone, to single precision, without weights that are not learned. */
  private static boolean isWhole(Network network, Kernels kernels) {
    Matrix product = MatrixProduct.of(network.parameter(LEFT), network.parameter(RIGHT), kernels);
    Matrix recurrent = network.recurrent();
    return squares(product.combine(recurrent, (a, b) -> a - b)) <= ROUNDED * squares(recurrent);
  }

  private static Map<String, Double> since(
      Overlaps start, Network network, AnalysisContext context) {
    Overlaps now = Overlaps.of(network, context.kernels());
    Eigenvalues modes = context.decompositions().eigenvalues(now.visible().get(0));
    double radius = 0;
    for (int k = 0; k < modes.real().length; k++) {
      radius = Math.max(radius, StrictMath.hypot(modes.real()[k], modes.imaginary()[k]));
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("visible_overlap_change", change(start.visible(), now.visible()));
    metrics.put("invisible_overlap_change", change(start.invisible(), now.invisible()));
    metrics.put("latent_spectral_radius", radius);
    return metrics;
  }

  /** Norm of the difference of all, relative to that of the first; NaN if that is zero. */
  private static double change(List<Matrix> from, List<Matrix> to) {
    double changed = 0;
    double whole = 0;
    for (int k = 0; k < from.size(); k++) {
      changed += squares(to.get(k).combine(from.get(k), (a, b) -> a - b));
      whole += squares(from.get(k));
    }
    return whole > 0 ? Math.sqrt(changed / whole) : Double.NaN;
  }

  private static double squares(Matrix matrix) {
    double sum = 0;
    for (double value : matrix.values()) {
      sum += value * value;
    }
    return sum;
  }

  /**
   * All overlaps of a network.
   *
   * @param visible M L, K L, M U
   * @param invisible L^T L, M M^T
   */
  private record Overlaps(List<Matrix> visible, List<Matrix> invisible) {
    static Overlaps of(Network network, Kernels kernels) {
      Matrix left = network.parameter(LEFT);
      Matrix right = network.parameter(RIGHT);
      return new Overlaps(
          List.of(
              MatrixProduct.of(right, left, kernels),
              MatrixProduct.of(network.parameter(Network.INPUT), left, kernels),
              MatrixProduct.of(right, network.parameter(Network.READOUT), kernels)),
          List.of(
              MatrixProduct.of(left.transpose(), left, kernels),
              MatrixProduct.of(right, right.transpose(), kernels)));
    }
  }
}
