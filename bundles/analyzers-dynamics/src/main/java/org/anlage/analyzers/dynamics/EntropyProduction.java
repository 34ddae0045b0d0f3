package org.anlage.analyzers.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.linear.dynamics.Irreversibility;
import org.osgi.service.component.annotations.Component;

/**
 * Is the dynamics reversible? Entropy production per second, in nats, of Gaussian dynamics with the
 * covariances that leading principal components of the activity have, at one time and a sample
 * later; against the same activity with random blocks of time reversed, in which nothing can tell
 * forwards from backwards. Of weights alone it is the exact rate of linear dynamics with noise on
 * every unit, per time constant: 0 for symmetric weights, the more the more activity circulates.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "entropy-production",
    text = "How far dynamics are from reversible: entropy production of activity, and of weights",
    source = "arXiv:1807.00694; arXiv:2005.02526")
public final class EntropyProduction
    implements ActivityAnalyzer<EntropyProduction.Parameters>,
        MatrixAnalyzer<EntropyProduction.Parameters> {
  private static final int PER_COMPONENT = 20;

  /**
   * What is measured.
   *
   * @param components principal components
   * @param block samples of a block of time
   * @param reversals controls
   * @param upTo most units of weights
   */
  public record Parameters(
      @Parameter(text = "Principal components, at most.", value = "10", min = 2, max = 1000)
          int components,
      @Parameter(
              text = "Samples of a block of time, in which a pair of samples has to be.",
              value = "50",
              min = 2,
              max = 1_000_000)
          int block,
      @Parameter(
              text = "Controls with a random half of the blocks reversed in time.",
              value = "20",
              min = 0,
              max = 10_000)
          int reversals,
      @Parameter(
              text = "Most units of weights whose dynamics are solved for.",
              value = "1000",
              min = 0)
          int upTo) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    if (activity.segments() == 0) {
      return Optional.of("no activity was kept");
    }
    long needed = (long) PER_COMPONENT * Math.min(p.components(), activity.units());
    return activity.samples() < needed
        ? Optional.of(activity.samples() + " samples are fewer than 20 for each component")
        : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    List<Matrix> components =
        LeadingComponents.of(activity, p.components(), context.kernels(), context.decompositions());
    double perSecond = 1 / activity.interval();
    Irreversibility measured = BlocksOfTime.measured(components, p.block());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("entropy_production", perSecond * measured.entropyProduction());
    metrics.put("irreversibility", measured.antisymmetricShare());
    metrics.put("entropy_production_components", (double) components.get(0).rows());
    if (p.reversals() > 0) {
      double mean = 0;
      int asLarge = 1;
      for (int k = 0; k < p.reversals(); k++) {
        double control =
            BlocksOfTime.reversed(
                    components, p.block(), context.random().split("reversal").split(k))
                .entropyProduction();
        mean += control / p.reversals();
        asLarge += control >= measured.entropyProduction() ? 1 : 0;
      }
      metrics.put("entropy_production_reversed", perSecond * mean);
      metrics.put("entropy_production_excess", perSecond * (measured.entropyProduction() - mean));
      metrics.put("entropy_production_p", asLarge / (p.reversals() + 1.0));
    }
    Matrix pairs = measured.ofPairs().map(x -> perSecond * x);
    Figure figure =
        new Figure(
            "entropy-production",
            "Entropy production of pairs of components",
            "Nats per second of each two principal components by themselves, the first at the top:"
                + " where activity circulates.",
            List.of(
                new Chart(
                    "",
                    Axis.linear("component", ""),
                    Axis.linear("component", ""),
                    List.of(new Mark.Cells("nats per second", pairs, false)))));
    return new Findings(metrics, List.of(), List.of(figure));
  }

  @Override
  public Findings analyze(Parameters p, Matrix weights, AnalysisContext context) {
    return Findings.metrics(
        Map.of(
            "linear_entropy_production",
            weights.rows() > p.upTo()
                ? Double.NaN
                : Irreversibility.ofWeights(weights, context.kernels(), context.decompositions())));
  }
}
