package org.anlage.regularizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.algebra.SnapshotMetrics;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Communicability of a network before and after training, and its earth mover's distance to that of
 * the measured wiring where there is one of as many neurons; over training where there are
 * snapshots. In the forms of the penalties ({@link Communicability}, {@link CommunicabilityEmd}),
 * in double precision. Cost: 7 products of N x N matrices and a sort, for each matrix of weights.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "communicability",
    text =
        "Communicability of the network, and its earth mover's distance to that of measured wiring",
    source = "doi:10.1098/rsif.2008.0484, arXiv:2606.14975")
public final class NetworkCommunicability
    implements RunAnalyzer<NetworkCommunicability.Parameters> {
  private static final int DRAWN = 200;

  /**
   * Parameters.
   *
   * @param normalisation of the measured synapse counts
   * @param epsilon added to the network's node strengths
   */
  public record Parameters(
      @Parameter(
              text =
                  "How measured synapse counts are normalised: rows-and-columns, guarded or"
                      + " as-released, as in communicability-emd.",
              value = "\"rows-and-columns\"")
          WiringNormalisation normalisation,
      @Parameter(
              text = "Added to every node strength of the network; 1e-10 is as released.",
              value = "0",
              min = 0)
          double epsilon) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    Matrix weights = run.trained().recurrent();
    int n = weights.rows();
    Optional<double[]> measured =
        run.cortex()
            .flatMap(Cortex::synapses)
            .filter(synapses -> synapses.neurons() == n)
            .map(s -> MeasuredCommunicability.of(s, p.normalisation(), context.kernels()).sorted());
    double[] before = sorted(run.initial().recurrent(), p.epsilon(), context.kernels());
    double[] after = sorted(weights, p.epsilon(), context.kernels());
    Map<String, Double> metrics = measures(after, measured);
    measured.ifPresent(
        target -> metrics.put("communicability_emd_before_training", distance(target, before)));
    List<Table> tables = new ArrayList<>();
    if (!run.snapshots().isEmpty()) {
      tables.add(
          SnapshotMetrics.table(
              run.snapshots(),
              snapshot -> measures(sorted(snapshot, p.epsilon(), context.kernels()), measured)));
    }
    return new Findings(metrics, tables, List.of(figure(before, after, measured)));
  }

  private static Map<String, Double> measures(double[] values, Optional<double[]> measured) {
    Map<String, Double> measures = new TreeMap<>();
    measures.put("mean_communicability", Arrays.stream(values).average().orElse(Double.NaN));
    measures.put("largest_communicability", values[values.length - 1]);
    measured.ifPresent(target -> measures.put("communicability_emd", distance(target, values)));
    return measures;
  }

  /** All N x N communicabilities of some weights, ascending. */
  private static double[] sorted(Matrix weights, double epsilon, Kernels kernels) {
    RealBuffer values = new RealBuffer.Float64(weights.values());
    double[] result =
        new Communicability(weights.rows(), epsilon, values, kernels).evaluate(values).toDoubles();
    Arrays.sort(result);
    return result;
  }

  /** Wasserstein-1 distance of two samples of one size, ascending. */
  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += Math.abs(a[k] - b[k]);
    }
    return sum / a.length;
  }

  private static Figure figure(double[] before, double[] after, Optional<double[]> measured) {
    List<Mark> marks = new ArrayList<>();
    marks.add(quantiles("before training", before));
    marks.add(quantiles("after training", after));
    measured.ifPresent(values -> marks.add(quantiles("measured wiring", values)));
    Chart chart =
        new Chart(
            "", Axis.linear("share of pairs below", ""), Axis.log("communicability", ""), marks);
    return new Figure(
        "communicability",
        "Communicability",
        "Communicabilities in ascending order; what lies between the curves is the earth mover's"
            + " distance. Zeros are not drawn.",
        List.of(chart));
  }

  /** Evenly spaced among the values, all of which are 0 or more; the largest is the last. */
  private static Mark quantiles(String series, double[] sorted) {
    int first = 0;
    while (first < sorted.length - 1 && sorted[first] <= 0) {
      first++;
    }
    int points = Math.min(DRAWN, sorted.length - first);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int k = 0; k < points; k++) {
      int at =
          points == 1
              ? first
              : first + (int) ((long) k * (sorted.length - 1 - first) / (points - 1));
      x[k] = (at + 1.0) / sorted.length;
      y[k] = sorted[at];
    }
    return new Mark.Line(series, x, y);
  }
}
