package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.linear.dynamics.Dimensions;
import org.anlage.linear.dynamics.PowerLaw;
import org.anlage.linear.dynamics.SharedVariance;
import org.anlage.linear.dynamics.Standardisation;
import org.anlage.linear.dynamics.UnitSplit;
import org.osgi.service.component.annotations.Component;

/**
 * Spectra of standardised activity and their power laws: principal components, SVCA2, SVCA and
 * shuffled controls.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "covariance-spectrum",
    text = "Covariance spectrum, shared variance (SVCA2, SVCA), power-law exponents, dimensions",
    source = "doi:10.1038/s41586-026-10528-1")
public final class CovarianceSpectrum implements ActivityAnalyzer<CovarianceSpectrum.Parameters> {
  /**
   * Parameters.
   *
   * @param split halves of the units
   * @param from first rank of fits
   * @param to last rank of fits
   * @param weighting weights of fits
   * @param resamples subsets of units for the interval of the exponent
   * @param shuffles shuffled controls
   * @param svca whether SVCA is made too
   * @param halvings halvings of the samples for which the exponent is found again
   */
  public record Parameters(
      @Parameter(text = "How units are split in halves", value = "{}") SplitScheme split,
      @Parameter(text = "First rank of the fits, counted from 1", value = "11", min = 2) int from,
      @Parameter(
              text = "Last rank of the fits; 0: 500, or half the spectrum where that is less",
              value = "0",
              min = 0)
          int to,
      @Parameter(
              text = "Weights of the fits: rank (1 / rank, published code), log-rank (their text)",
              value = "\"rank\"")
          PowerLaw.Weighting weighting,
      @Parameter(
              text = "Subsets of nine tenths of the units, for the interval of the exponent",
              value = "20",
              min = 0,
              max = 10_000)
          int resamples,
      @Parameter(
              text = "Controls in which half of the units are shifted in time; 500 in the paper",
              value = "10",
              min = 0,
              max = 10_000)
          int shuffles,
      @Parameter(text = "Whether the older SVCA is made too", value = "true") boolean svca,
      @Parameter(
              text = "Halvings of the samples: the exponent of half of them, a quarter, and so on",
              value = "2",
              min = 0,
              max = 16)
          int halvings) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    return activity.segments() == 0 && activity.samples() == 0 && !activity.arrays().isEmpty()
        ? Optional.of("no ongoing activity was kept")
        : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Matrix correlation = Standardisation.correlations(activity, context.kernels(), 1);
    UnitSplit halves = p.split().of(activity, context.random());
    Map<String, double[]> spectra = new LinkedHashMap<>();
    double[] ascending = context.decompositions().symmetricEigenvalues(correlation);
    double[] components = ascending.clone();
    Arrays.setAll(components, k -> ascending[ascending.length - 1 - k]);
    spectra.put("principal components", components);
    spectra.put("SVCA2", SharedVariance.ofHalves(correlation, halves, context.decompositions()));
    Optional<TimeSplits> times =
        activity.segments() > 0 && (p.svca() || p.shuffles() > 0 || p.halvings() > 0)
            ? Optional.of(TimeSplits.of(activity, halves, context))
            : Optional.empty();
    if (times.isPresent() && p.svca()) {
      spectra.put("SVCA", times.get().svca());
    }
    if (times.isPresent() && p.shuffles() > 0) {
      spectra.put("shuffled", times.get().shuffled(p.shuffles()));
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("participation_ratio", Dimensions.participationRatio(components));
    metrics.put("dimensions_50", (double) Dimensions.holding(0.5, components));
    metrics.put("dimensions_90", (double) Dimensions.holding(0.9, components));
    metrics.put("largest_variance", components[0]);
    Map<String, PowerLaw> laws = new LinkedHashMap<>();
    spectra.forEach(
        (name, spectrum) -> law(name, spectrum, p).ifPresent(law -> laws.put(name, law)));
    laws.forEach((name, law) -> metrics.put(metric(name), law.exponent()));
    List<Table> tables = new ArrayList<>(List.of(table(laws)));
    List<Figure> figures = new ArrayList<>(List.of(figure(spectra, laws)));
    Optional.ofNullable(laws.get("SVCA2"))
        .ifPresent(
            law -> {
              if (p.resamples() > 0) {
                double error = standardError(correlation, p, activity, context);
                metrics.put("exponent_standard_error", error);
                metrics.put("exponent_low", law.exponent() - 1.96 * error);
                metrics.put("exponent_high", law.exponent() + 1.96 * error);
              }
              if (times.isPresent() && p.halvings() > 0) {
                Convergence convergence = Convergence.of(activity, times.get(), p, law);
                convergence.half().ifPresent(half -> metrics.put("exponent_half_samples", half));
                tables.add(convergence.table());
                figures.add(convergence.figure());
              }
            });
    return new Findings(metrics, tables, figures);
  }

  /** SVCA2's exponent is the exponent. */
  private static String metric(String spectrum) {
    return switch (spectrum) {
      case "SVCA2" -> "exponent";
      case "SVCA" -> "exponent_svca";
      case "shuffled" -> "exponent_shuffled";
      default -> "exponent_components";
    };
  }

  /** SVCA and shuffles may turn negative where noise is all there is: fitted up to there. */
  private static Optional<PowerLaw> law(String name, double[] spectrum, Parameters p) {
    boolean exact = name.equals("principal components") || name.equals("SVCA2");
    int length = 0;
    while (length < spectrum.length && spectrum[length] > 0) {
      length++;
    }
    double[] fitted = exact ? spectrum : Arrays.copyOf(spectrum, length);
    if (!exact && p.to() > length) {
      return Optional.empty();
    }
    return Charts.fit(fitted, p.from(), p.to(), p.weighting());
  }

  /**
   * Delete-d jackknife over units (Shao and Wu 1989, doi 10.1214/aos/1176347263): a tenth of the
   * units is left out, (n - d) / d = 9 times the variance. Ranks scale with the number of units.
   */
  private static double standardError(
      Matrix correlation, Parameters p, ActivityView activity, AnalysisContext context) {
    int n = activity.units();
    double[] exponents = new double[p.resamples()];
    for (int r = 0; r < exponents.length; r++) {
      var random = context.random().split("resample").split(r);
      int[] units = Arrays.copyOf(random.permutation(n), n - n / 10);
      Matrix part = Matrix.zeros(units.length, units.length);
      for (int i = 0; i < units.length; i++) {
        for (int j = 0; j < units.length; j++) {
          part.set(i, j, correlation.get(units[i], units[j]));
        }
      }
      double[] spectrum =
          SharedVariance.ofHalves(
              part, UnitSplit.random(units.length, random), context.decompositions());
      exponents[r] =
          Charts.fit(spectrum, p.from(), p.to(), p.weighting())
              .map(PowerLaw::exponent)
              .orElse(Double.NaN);
    }
    double mean = Arrays.stream(exponents).average().orElse(Double.NaN);
    double variance =
        Arrays.stream(exponents).map(e -> (e - mean) * (e - mean)).average().orElse(Double.NaN);
    return Math.sqrt(9 * variance);
  }

  private static Table table(Map<String, PowerLaw> laws) {
    List<String> names = new ArrayList<>(laws.keySet());
    return new Table(
        "exponents",
        "Power laws through spectra; alpha is minus the slope on log axes.",
        List.of(
            new Column.Texts("spectrum", names),
            new Column.Numbers("alpha", "", values(laws, PowerLaw::exponent)),
            new Column.Numbers("first rank", "", values(laws, PowerLaw::from)),
            new Column.Numbers("last rank", "", values(laws, PowerLaw::to))));
  }

  private static double[] values(
      Map<String, PowerLaw> laws, java.util.function.ToDoubleFunction<PowerLaw> value) {
    return laws.values().stream().mapToDouble(value).toArray();
  }

  private static Figure figure(Map<String, double[]> spectra, Map<String, PowerLaw> laws) {
    List<Mark> marks = new ArrayList<>();
    spectra.forEach(
        (name, spectrum) -> {
          PowerLaw law = laws.get(name);
          double unit = law == null ? spectrum[0] : law.first();
          marks.add(Charts.spectrum(name, spectrum, unit));
          if (law != null && name.equals("SVCA2")) {
            marks.add(Charts.fit("power law", law, unit));
          }
        });
    return new Figure(
        "spectra",
        "Covariance spectra",
        "Variance by rank, of standardised units, each divided by its power law's value at rank 1"
            + " (its largest value where there is no fit). Shuffled: half of the units shifted in"
            + " time.",
        List.of(new Chart("", Axis.log("rank", ""), Axis.log("variance", "relative"), marks)));
  }
}
