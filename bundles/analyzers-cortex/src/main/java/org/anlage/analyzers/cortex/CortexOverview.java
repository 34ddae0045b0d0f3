package org.anlage.analyzers.cortex;

import java.util.Locale;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Findings;
import org.osgi.service.component.annotations.Component;

/**
 * Describes a data set: size, types, wiring and activity, alone and by distance. Tables hold
 * aggregates only; single neurons appear in figures alone. Of matrices only one that the data do
 * not have themselves is drawn: correlation worked out from activity. O(N^2 E) time for E events or
 * samples a neuron; memory for an N x N matrix only where the correlation is worked out.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "cortex-overview",
    text = "Size, types, wiring and activity of a data set, alone and by distance")
public final class CortexOverview implements CortexAnalyzer<CortexOverview.Parameters> {
  /**
   * How to look.
   *
   * @param binSeconds width of a bin of event counts
   * @param permutations of labels against which connected distance is compared
   * @param largestCorrelation most neurons for which the correlation is worked out
   * @param largestMatrix most neurons for which the correlation is drawn
   */
  public record Parameters(
      @Parameter(
              text = "Width of the bins of event counts for the correlation",
              value = "0.2",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double binSeconds,
      @Parameter(
              text = "Permutations of labels against which the distance of connected pairs is held",
              value = "200",
              min = 2,
              max = 100_000)
          int permutations,
      @Parameter(
              text = "Most neurons for which the correlation of every pair is worked out",
              value = "6000",
              min = 0,
              max = 40_000)
          int largestCorrelation,
      @Parameter(
              text = "Most neurons for which the correlation of every pair is drawn",
              value = "400",
              min = 0,
              max = 5000)
          int largestMatrix) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters parameters, Cortex cortex, AnalysisContext context) {
    Overview overview = new Overview(cortex.provenance());
    overview.metric("neurons", cortex.size());
    overview.metric(
        "checks_failed",
        cortex.provenance().checks().stream().filter(check -> !check.passed()).count());
    if (!cortex.neurons().labels().isEmpty()) {
      TypeFindings.add(cortex.neurons(), overview);
    }
    cortex
        .trials()
        .ifPresent(
            trials -> {
              overview.metric("trials", trials.size());
              overview.metric("stimuli", trials.stimulus().stream().distinct().count());
            });
    cortex.positions().ifPresent(positions -> PlaceFindings.add(positions, overview));
    cortex
        .synapses()
        .ifPresent(
            synapses ->
                WiringFindings.add(
                    synapses,
                    cortex.positions(),
                    cortex.neurons().observedAxons(),
                    parameters,
                    context.random().split("connected distance"),
                    overview));
    Optional<Activity.Events> events =
        cortex
            .activity()
            .filter(Activity.Events.class::isInstance)
            .map(Activity.Events.class::cast);
    events.ifPresent(e -> ActivityFindings.rates(e, overview));
    Optional<Matrix> given = Optional.ofNullable(cortex.functional().get("correlation"));
    Optional<Matrix> counted =
        given.isPresent()
            ? Optional.empty()
            : cortex
                .activity()
                .filter(activity -> cortex.size() <= parameters.largestCorrelation())
                .flatMap(
                    activity ->
                        ActivityFindings.correlation(
                            activity, parameters.binSeconds(), context.kernels()));
    if (given.isEmpty()
        && cortex.activity().isPresent()
        && cortex.size() > parameters.largestCorrelation()) {
      overview.note(leftOut(cortex.size(), parameters.largestCorrelation()));
    }
    given
        .or(() -> counted)
        .ifPresent(
            c -> ActivityFindings.correlation(c, cortex.positions(), cortex.synapses(), overview));
    counted
        .filter(c -> c.rows() <= parameters.largestMatrix())
        .ifPresent(c -> ActivityFindings.matrix(c, overview));
    return overview.findings();
  }

  private static String leftOut(int neurons, int most) {
    return String.format(
        Locale.ROOT,
        "The correlation of all pairs of %d neurons (%.1f GB) was left out, being for at most %d;"
            + " `anlage data pairs` writes it square by square.",
        neurons,
        8e-9 * neurons * neurons,
        most);
  }
}
