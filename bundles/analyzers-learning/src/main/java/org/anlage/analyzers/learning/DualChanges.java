package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.stats.Normality;
import org.osgi.service.component.annotations.Component;

/**
 * Under which geometry are changes of weights Gaussian? Learning by mirror descent adds many small
 * contributions to the dual of a weight, grad phi(w), and only there does their sum look Gaussian.
 * Changes of w (Euclidean potential), of sign(w) |w|^(p - 1) (p-norm) and of log |w| (entropy) from
 * before to after training are tested for normality, for recurrent weights that changed and kept a
 * sign, the same for all three.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "dual-changes",
    text = "Under which geometry of plasticity are changes of recurrent weights Gaussian?",
    source = "arXiv:2305.19394")
public final class DualChanges implements RunAnalyzer<DualChanges.Parameters> {
  /**
   * Parameters.
   *
   * @param norm p of the p-norm
   */
  public record Parameters(
      @Parameter(
              text = "p of the p-norm: its dual is sign(w) |w|^(p - 1).",
              value = "3",
              min = 1,
              exclusiveMin = true)
          double norm) {}

  /** A potential by its name and the derivative that makes the dual. */
  private record Potential(String name, DoubleUnaryOperator dual) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    double[] before = run.initial().recurrentWeights().map(Matrix::values).orElse(new double[0]);
    double[] after = run.trained().recurrentWeights().map(Matrix::values).orElse(new double[0]);
    List<Integer> kept = new ArrayList<>();
    for (int k = 0; k < before.length; k++) {
      if (before[k] * after[k] > 0 && before[k] != after[k]) {
        kept.add(k);
      }
    }
    List<Potential> potentials =
        List.of(
            new Potential("euclidean", w -> w),
            new Potential(
                "p_norm", w -> Math.signum(w) * StrictMath.pow(Math.abs(w), p.norm() - 1)),
            new Potential("entropy", w -> StrictMath.log(Math.abs(w))));
    Map<String, Double> metrics = new TreeMap<>();
    List<Normality> tests = new ArrayList<>();
    for (Potential potential : potentials) {
      Normality test =
          Normality.of(
              kept.stream()
                  .mapToDouble(
                      k ->
                          potential.dual().applyAsDouble(after[k])
                              - potential.dual().applyAsDouble(before[k]))
                  .toArray());
      tests.add(test);
      metrics.put("dual_change_kurtosis_" + potential.name(), test.excessKurtosis());
      metrics.put("dual_change_normality_" + potential.name(), test.statistic());
    }
    metrics.put(
        "dual_change_share",
        before.length == 0 ? Double.NaN : (double) kept.size() / before.length);
    Table table =
        new Table(
            "dual-changes",
            "Changes of "
                + kept.size()
                + " of "
                + before.length
                + " recurrent weights, those that changed and kept their sign, in the dual of a"
                + " potential: skewness, excess kurtosis, and the statistic K^2 of D'Agostino and"
                + " Pearson with its p. Smaller is more Gaussian.",
            List.of(
                new Column.Texts("potential", potentials.stream().map(Potential::name).toList()),
                numbers("skewness", tests.stream().mapToDouble(Normality::skewness).toArray()),
                numbers(
                    "excess_kurtosis",
                    tests.stream().mapToDouble(Normality::excessKurtosis).toArray()),
                numbers("k_squared", tests.stream().mapToDouble(Normality::statistic).toArray()),
                numbers("p", tests.stream().mapToDouble(Normality::p).toArray())));
    return new Findings(metrics, List.of(table), List.of());
  }

  private static Column numbers(String name, double[] values) {
    return new Column.Numbers(name, "", values);
  }
}
