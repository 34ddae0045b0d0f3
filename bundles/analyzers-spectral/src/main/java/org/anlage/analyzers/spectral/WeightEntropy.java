package org.anlage.analyzers.spectral;

import java.util.List;
import java.util.Map;
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
import org.osgi.service.component.annotations.Component;

/**
 * Entropy of the distribution of weights: of a kernel density estimate at equally spaced points
 * between the smallest and the largest weight, in bits; log2 of the number of points at most. It
 * follows outliers: normal weights have 5.5 at N = 312, weights with a strong diagonal 0.02
 * whatever the rest. NaN where all weights are equal.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "weight-entropy",
    text = "Entropy of the distribution of weights, from a Gaussian kernel density estimate",
    source = "doi:10.1002/9780470316849")
public final class WeightEntropy implements MatrixAnalyzer<WeightEntropy.Parameters> {
  /**
   * What is estimated where.
   *
   * @param points number of points
   * @param absolute whether of |W|, else of W
   */
  public record Parameters(
      @Parameter(
              text = "Number of points at which the density is taken.",
              value = "100",
              min = 2,
              max = 100000)
          int points,
      @Parameter(
              text =
                  "Whether to take absolute weights; the released study says so but takes signed"
                      + " ones.",
              value = "false")
          boolean absolute) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, Matrix weights, AnalysisContext context) {
    RecurrentWeights.check("weight-entropy", weights);
    double[] values = p.absolute() ? weights.map(Math::abs).values() : weights.values();
    if (!WeightDensity.defined(values)) {
      return Findings.metrics(Map.of("weight_entropy_bits", Double.NaN));
    }
    WeightDensity density = WeightDensity.of(values, p.points());
    Chart chart =
        new Chart(
            "",
            Axis.linear(p.absolute() ? "absolute weight" : "weight", ""),
            Axis.linear("density", ""),
            List.of(new Mark.Line("", density.at(), density.density())));
    Figure figure =
        new Figure(
            "weight-density",
            "Distribution of weights",
            "Kernel density estimate of the recurrent weights (Gaussian, Scott's bandwidth).",
            List.of(chart));
    return new Findings(
        Map.of("weight_entropy_bits", density.entropyBits()), List.of(), List.of(figure));
  }
}
