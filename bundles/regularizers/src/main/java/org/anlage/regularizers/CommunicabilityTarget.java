package org.anlage.regularizers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Describes the target of {@link CommunicabilityEmd}: for each normalisation of the wiring, the
 * edges that are dropped or inflated and the size of the communicabilities that result.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "communicability-target",
    text = "Edges kept and communicability reached by each normalisation of measured wiring",
    source = "arXiv:2606.14975")
public final class CommunicabilityTarget implements CortexAnalyzer<NoParameters> {
  /** Beyond, some matrix products take hours and a matrix takes gigabytes. */
  private static final int MOST_NEURONS = 10_000;

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Findings analyze(NoParameters parameters, Cortex cortex, AnalysisContext context) {
    Synapses synapses =
        cortex
            .synapses()
            .orElseThrow(
                () ->
                    ProblemException.data(
                        new Problem(
                            "communicability-target needs measured wiring, and there is none",
                            "data",
                            "",
                            "data with synapses",
                            "use a data set with a connectome")));
    if (cortex.size() > MOST_NEURONS) {
      throw ProblemException.data(
          new Problem(
              "communicability takes matrices of all pairs of neurons",
              "data",
              cortex.size() + " neurons",
              "at most " + MOST_NEURONS,
              "choose fewer neurons"));
    }
    List<WiringNormalisation> normalisations = List.of(WiringNormalisation.values());
    List<MeasuredCommunicability> measured =
        normalisations.stream()
            .map(n -> MeasuredCommunicability.of(synapses, n, context.kernels()))
            .toList();
    Table table =
        new Table(
            "communicability-target",
            "What becomes of the measured edges in each normalisation, and the communicability that"
                + " results. Dropped edges end on neurons whose strength is zero; inflated ones are"
                + " divided by 1e-10 instead of it.",
            List.of(
                new Column.Texts(
                    "normalisation",
                    normalisations.stream()
                        .map(n -> n.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList()),
                column("edges", measured, m -> m.edges().pairs()),
                column("dropped", measured, m -> m.edges().dropped()),
                column("inflated", measured, m -> m.edges().inflated()),
                column("without_outputs", measured, m -> m.edges().withoutOutputs()),
                column("isolated", measured, m -> m.edges().isolated()),
                column("mean", measured, m -> mean(m.values().values())),
                column(
                    "maximum", measured, m -> Arrays.stream(m.values().values()).max().orElse(0))));
    return new Findings(Map.of(), List.of(table), List.of());
  }

  private static Column column(
      String name,
      List<MeasuredCommunicability> measured,
      ToDoubleFunction<MeasuredCommunicability> value) {
    return new Column.Numbers(name, "", measured.stream().mapToDouble(value).toArray());
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
