package org.anlage.analyzers.cortex;

import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.analysis.Findings;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.estimators.activity.EventStatistics;
import org.osgi.service.component.annotations.Component;

/**
 * What a data set looks like: size, checks, wiring and activity, alone and by distance. Tables hold
 * aggregates only; single neurons appear in figures alone. O(N^2 E) time for E events a neuron.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "cortex-overview",
    text = "Size, checks, wiring and activity of a data set, alone and by distance")
public final class CortexOverview implements CortexAnalyzer<CortexOverview.Parameters> {
  /**
   * How to look.
   *
   * @param binSeconds width of a bin of event counts
   * @param permutations of labels against which connected distance is compared
   * @param largestMatrix most neurons for which matrices are drawn
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
              text = "Most neurons for which whole matrices are drawn",
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
    checks(cortex.provenance().checks(), overview);
    Optional<Matrix> distances = cortex.positions().map(Positions::distances);
    cortex.positions().ifPresent(positions -> PlaceFindings.add(positions, overview));
    cortex
        .synapses()
        .ifPresent(
            synapses ->
                WiringFindings.add(
                    synapses,
                    distances,
                    parameters,
                    context.random().split("connected distance"),
                    overview));
    Optional<Activity.Events> events =
        cortex
            .activity()
            .filter(Activity.Events.class::isInstance)
            .map(Activity.Events.class::cast);
    events.ifPresent(e -> ActivityFindings.rates(e, overview));
    Optional.ofNullable(cortex.functional().get("correlation"))
        .or(() -> events.map(e -> EventStatistics.correlation(e, parameters.binSeconds())))
        .ifPresent(
            correlation ->
                ActivityFindings.correlation(
                    correlation,
                    distances,
                    cortex.synapses(),
                    parameters.largestMatrix(),
                    overview));
    return overview.findings();
  }

  private static void checks(List<Check> checks, Overview overview) {
    overview.metric("checks_failed", checks.stream().filter(check -> !check.passed()).count());
    overview.table(
        "checks",
        "Checks made on loading.",
        new Column.Texts("check", checks.stream().map(Check::name).toList()),
        new Column.Texts(
            "outcome",
            checks.stream().map(check -> check.passed() ? "as expected" : "warning").toList()),
        new Column.Texts("detail", checks.stream().map(Check::detail).toList()));
  }
}
