package org.anlage.analyzers.spectral;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.algebra.EigenvalueError;
import org.anlage.algebra.WeightMeasures;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.osgi.service.component.annotations.Component;

/**
 * Spectrum of recurrent weights: radius, abscissa, ranks, departures from normality, asymmetry,
 * norms and the share of self-coupling. Metrics that divide by zero for zero weights are NaN. Cost
 * one eigenvalue and one singular value decomposition without vectors, O(N^3).
 */
@Component(service = Analyzer.class)
@Extension(
    name = "spectrum",
    text =
        "Eigenvalues and singular values: spectral radius, effective and stable rank, departure"
            + " from normality, asymmetry, norms, share of self-coupling",
    source = "doi:10.1007/BF01386294")
public final class Spectrum implements MatrixAnalyzer<NoParameters> {
  private static final int CIRCLE_POINTS = 121;
  private static final int ESTIMATED = 2000;
  private static final double UNRELIABLE = 1e-3;

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Findings analyze(NoParameters p, Matrix weights, AnalysisContext context) {
    RecurrentWeights.check("spectrum", weights);
    Eigenvalues eigenvalues = context.decompositions().eigenvalues(weights);
    double[] singularValues = context.decompositions().singularValues(weights);
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("spectral_radius", eigenvalues.spectralRadius());
    metrics.put("spectral_abscissa", eigenvalues.spectralAbscissa());
    metrics.put("spectral_norm", singularValues[0]);
    metrics.put("effective_rank", WeightMeasures.effectiveRank(singularValues));
    metrics.put(
        "normalised_singular_entropy", SpectralMeasures.normalisedSingularEntropy(singularValues));
    metrics.put("stable_rank", SpectralMeasures.stableRank(singularValues));
    metrics.put(
        "departure_from_normality",
        SpectralMeasures.departureFromNormality(weights, context.kernels()));
    metrics.put("henrici_departure", SpectralMeasures.henriciDeparture(weights, eigenvalues));
    metrics.put("asymmetry", SpectralMeasures.asymmetry(weights));
    metrics.put("share_of_self_coupling", WeightMeasures.selfCouplingShare(weights));
    metrics.put("frobenius_norm", WeightMeasures.frobeniusNorm(weights));
    metrics.put("sum_of_absolute_weights", WeightMeasures.sumOfAbsolutes(weights));
    return new Findings(
        metrics,
        List.of(),
        List.of(cloud(eigenvalues), singularValues(singularValues)),
        uncertain(weights, eigenvalues),
        List.of());
  }

  /** A warning where eigenvectors are so nearly parallel that rounding shows in three digits. */
  private static List<String> uncertain(Matrix weights, Eigenvalues eigenvalues) {
    if (weights.rows() > ESTIMATED) {
      return List.of();
    }
    double error = EigenvalueError.ofSpectralRadius(weights, eigenvalues);
    return error > UNRELIABLE
        ? List.of(
            "The spectral radius, "
                + (float) eigenvalues.spectralRadius()
                + ", is uncertain: rounding may have changed it by the factor "
                + (float) error
                + ", since eigenvectors of the weights are nearly parallel.")
        : List.of();
  }

  private static Figure cloud(Eigenvalues eigenvalues) {
    double[] x = new double[CIRCLE_POINTS];
    double[] y = new double[CIRCLE_POINTS];
    for (int k = 0; k < CIRCLE_POINTS; k++) {
      double angle = 2 * Math.PI * k / (CIRCLE_POINTS - 1);
      x[k] = StrictMath.cos(angle);
      y[k] = StrictMath.sin(angle);
    }
    Chart chart =
        new Chart(
            "",
            Axis.linear("real part", ""),
            Axis.linear("imaginary part", ""),
            List.of(
                new Mark.Line("unit circle", x, y),
                new Mark.Points("eigenvalues", eigenvalues.real(), eigenvalues.imaginary())));
    return new Figure(
        "eigenvalues",
        "Eigenvalues",
        "Eigenvalues of the recurrent weights in the complex plane, with the unit circle.",
        List.of(chart));
  }

  private static Figure singularValues(double[] values) {
    double[] rank = new double[values.length];
    for (int k = 0; k < rank.length; k++) {
      rank[k] = k + 1;
    }
    Chart chart =
        new Chart(
            "",
            Axis.linear("rank", ""),
            Axis.linear("singular value", ""),
            List.of(new Mark.Line("", rank, values)));
    return new Figure(
        "singular-values",
        "Singular values",
        "Singular values of the recurrent weights in descending order.",
        List.of(chart));
  }
}
