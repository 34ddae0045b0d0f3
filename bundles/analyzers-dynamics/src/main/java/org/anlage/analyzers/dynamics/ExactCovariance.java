package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.linear.dynamics.BinnedCovariance;
import org.anlage.linear.dynamics.Dimensions;
import org.anlage.linear.dynamics.EigenvectorCondition;
import org.anlage.linear.dynamics.PowerLaw;
import org.anlage.linear.dynamics.SharedVariance;
import org.anlage.linear.dynamics.StationaryCovariance;
import org.anlage.linear.dynamics.UnitSplit;
import org.osgi.service.component.annotations.Component;

/** Computes the covariance of linear stochastic dynamics from weights alone, without simulation. */
@Component(service = Analyzer.class)
@Extension(
    name = "exact-covariance",
    text = "Exact covariance of linear dynamics: spectrum, exponent, timescales; normality",
    source = "doi:10.1038/s41586-026-10528-1")
public final class ExactCovariance implements MatrixAnalyzer<ExactCovariance.Parameters> {
  private static final int FEWEST_FOR_HALVES = 4;

  /**
   * Parameters.
   *
   * @param tau time constant
   * @param step step of integration of the sampled covariance
   * @param bin steps whose mean is a sample
   * @param from first rank of the fit
   * @param to last rank of the fit
   * @param weighting weights of the fit
   * @param conditionUpTo most units for which the condition of eigenvectors is computed
   * @param sharedUpTo most units for which what SVCA2 would find is computed
   */
  public record Parameters(
      @Parameter(text = "Time constant", value = "0.02", unit = "s", min = 0) double tau,
      @Parameter(
              text = "Step of integration, for what SVCA2 would find in samples",
              value = "0.002",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double step,
      @Parameter(
              text = "Steps whose mean is a sample, as the simulator has them",
              value = "1",
              min = 1,
              max = 1_000_000)
          int bin,
      @Parameter(text = "First rank of the fit, counted from 1", value = "11", min = 2) int from,
      @Parameter(
              text = "Last rank of the fit; 0: 500, or half the spectrum where that is less",
              value = "0",
              min = 0)
          int to,
      @Parameter(
              text = "Weights of the fit: rank (1 / rank, published code), log-rank (their text)",
              value = "\"rank\"")
          PowerLaw.Weighting weighting,
      @Parameter(
              text = "Most units for which the condition of the eigenvectors is computed",
              value = "500",
              min = 0)
          int conditionUpTo,
      @Parameter(
              text = "Most units for which what SVCA2 would find in samples is computed",
              value = "2000",
              min = 0)
          int sharedUpTo) {
    /** Checks the step. */
    public Parameters {
      if (step > tau) {
        throw new IllegalArgumentException(
            "a step of " + step + " s is longer than the time constant of " + tau + " s");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, Matrix weights, AnalysisContext context) {
    Eigenvalues modes = modes(weights, context.decompositions());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("spectral_abscissa", modes.spectralAbscissa());
    // Where weights are unstable there is no stationary covariance, and these alone say so.
    metrics.put("linearly_stable", modes.spectralAbscissa() < 1 ? 1.0 : 0);
    metrics.put(
        "unstable_modes", (double) Arrays.stream(modes.real()).filter(re -> re >= 1).count());
    metrics.put("reciprocity", reciprocity(weights));
    if (weights.rows() <= p.conditionUpTo()) {
      metrics.put(
          "eigenvector_condition", EigenvectorCondition.of(weights, context.decompositions()));
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(cloud(modes));
    if (modes.spectralAbscissa() < 1) {
      metrics.put("exact_longest_timescale", p.tau() / (1 - modes.spectralAbscissa()));
      figures.add(spectrum(p, weights, modes, context, metrics));
    }
    return new Findings(metrics, List.of(), figures);
  }

  /** Eigenvalues, of symmetric weights in a fraction of the time. */
  private static Eigenvalues modes(Matrix weights, Decompositions decompositions) {
    return StationaryCovariance.isSymmetric(weights)
        ? new Eigenvalues(decompositions.symmetricEigenvalues(weights), new double[weights.rows()])
        : decompositions.eigenvalues(weights);
  }

  /** Mean of A_ij A_ji over mean of A_ij^2, off the diagonal; NaN without weights. */
  private static double reciprocity(Matrix a) {
    double both = 0;
    double squares = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.rows(); j++) {
        if (i != j) {
          both += a.get(i, j) * a.get(j, i);
          squares += a.get(i, j) * a.get(i, j);
        }
      }
    }
    return both / squares;
  }

  private static Figure cloud(Eigenvalues modes) {
    return new Figure(
        "eigenvalues",
        "Eigenvalues of the weights",
        "Linear dynamics are stable left of 1, and critical at it.",
        List.of(
            new Chart(
                "",
                Axis.linear("real part", ""),
                Axis.linear("imaginary part", ""),
                List.of(
                    new Mark.Rule("critical", true, 1),
                    new Mark.Points("eigenvalues", modes.real(), modes.imaginary())))));
  }

  private static Figure spectrum(
      Parameters p,
      Matrix weights,
      Eigenvalues modes,
      AnalysisContext context,
      Map<String, Double> metrics) {
    double[] spectrum =
        StationaryCovariance.spectrum(weights, modes, context.kernels(), context.decompositions());
    metrics.put("exact_participation_ratio", Dimensions.participationRatio(spectrum));
    metrics.put("exact_dimensions_50", (double) Dimensions.holding(0.5, spectrum));
    metrics.put("exact_largest_variance", spectrum[0]);
    List<Mark> marks = new ArrayList<>();
    Optional<PowerLaw> law = Charts.fit(spectrum, p.from(), p.to(), p.weighting());
    double unit = law.map(PowerLaw::first).orElse(spectrum[0]);
    marks.add(Charts.spectrum("exact covariance", spectrum, unit));
    law.ifPresent(
        fit -> {
          metrics.put("exact_exponent", fit.exponent());
          marks.add(Charts.fit("power law", fit, unit));
        });
    // Trained weights may rotate too fast for the step of a sampled simulation.
    if (weights.rows() >= FEWEST_FOR_HALVES
        && weights.rows() <= p.sharedUpTo()
        && StationaryCovariance.isStationary(modes, p.step() / p.tau())) {
      double[] shared = shared(p, weights, context);
      long positive = Arrays.stream(shared).takeWhile(value -> value > 0).count();
      int last = p.to() > 0 ? p.to() : PowerLaw.lastRank(shared.length);
      Optional<PowerLaw> sharedLaw =
          positive < last ? Optional.empty() : Charts.fit(shared, p.from(), p.to(), p.weighting());
      sharedLaw.ifPresent(fit -> metrics.put("exact_exponent_shared", fit.exponent()));
      if (positive > 0) { // units that are not connected share nothing
        double first = sharedLaw.map(PowerLaw::first).orElse(shared[0]);
        marks.add(Charts.spectrum("SVCA2 of it", shared, first));
      }
    }
    return new Figure(
        "exact-spectrum",
        "Exact covariance spectrum",
        "Eigenvalues of the stationary covariance by rank, and what SVCA2 finds in endless samples"
            + " (standardised, random halves, bins as given); each divided by its power law's value"
            + " at rank 1.",
        List.of(new Chart("", Axis.log("rank", ""), Axis.log("variance", "relative"), marks)));
  }

  /** What SVCA2 of endless samples would be. */
  private static double[] shared(Parameters p, Matrix weights, AnalysisContext context) {
    double h = p.step() / p.tau();
    Matrix covariance =
        BinnedCovariance.of(weights, h, h, p.bin(), context.kernels(), context.decompositions());
    int n = weights.rows();
    Matrix correlation = covariance.copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        correlation.set(
            i, j, covariance.get(i, j) / Math.sqrt(covariance.get(i, i) * covariance.get(j, j)));
      }
    }
    return SharedVariance.ofHalves(
        correlation,
        UnitSplit.random(n, context.random().split("halves")),
        context.decompositions());
  }
}
