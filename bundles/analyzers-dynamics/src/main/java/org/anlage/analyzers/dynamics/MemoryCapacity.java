package org.anlage.analyzers.dynamics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.algebra.Ridge;
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
import org.osgi.service.component.annotations.Component;

/**
 * Memory capacity of a linear read-out: the sum over delays of the squared correlation of input and
 * recalled input in held-out time, for the input itself and for its second Legendre polynomial
 * (Jaeger 2001, GMD report 152; Dambre et al. 2012, doi 10.1038/srep00514).
 */
@Component(service = Analyzer.class)
@Extension(
    name = "memory-capacity",
    text = "Linear and quadratic memory capacity of driven activity, by a ridge read-out",
    source = "Jaeger 2001, GMD report 152; doi:10.1038/srep00514")
public final class MemoryCapacity implements ActivityAnalyzer<MemoryCapacity.Parameters> {
  private static final double TRAINING = 0.7;

  /**
   * Parameters.
   *
   * @param longest longest delay
   * @param penalties ridge penalties
   */
  public record Parameters(
      @Parameter(text = "Longest delay, in inputs", value = "50", min = 1, max = 100_000)
          int longest,
      @Parameter(
              text = "Ridge penalties, of which leaving one out chooses",
              value = "[1e-6, 1e-4, 0.01, 1, 100]",
              min = 1)
          List<Double> penalties) {
    /** Copies the list. */
    public Parameters {
      penalties = List.copyOf(penalties);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    if (activity.arrays().contains("features") || !activity.arrays().contains("input")) {
      return Optional.of("there is no stream of inputs; use the simulator driven");
    }
    return activity.segments() == 0 || activity.samples(0) < 4 * p.longest()
        ? Optional.of("fewer than four samples were kept for each delay")
        : Optional.empty();
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Matrix states = activity.segment(0).transpose();
    double[] input = activity.array("input").values();
    int first = p.longest();
    int count = Math.min(states.rows(), input.length) - first;
    int train = (int) (TRAINING * count);
    int delays = p.longest() + 1;
    Matrix wanted = Matrix.zeros(count, 2 * delays);
    for (int t = 0; t < count; t++) {
      for (int d = 0; d < delays; d++) {
        double u = input[first + t - d];
        wanted.set(t, d, u);
        wanted.set(t, delays + d, (3 * u * u - 1) / 2);
      }
    }
    Matrix recalled =
        Ridge.fit(
                MemoryDecoding.rows(states, first, first + train),
                MemoryDecoding.rows(wanted, 0, train),
                p.penalties(),
                Ridge.Choice.LEAVE_ONE_OUT,
                context.kernels(),
                context.decompositions())
            .predict(MemoryDecoding.rows(states, first + train, first + count), context.kernels());
    Matrix truth = MemoryDecoding.rows(wanted, train, count);
    // A read-out that knows nothing still has r^2 of about 1 / samples: not counted.
    double floor = 4.0 / truth.rows();
    double[] linear = new double[delays];
    double[] quadratic = new double[delays];
    for (int d = 0; d < delays; d++) {
      linear[d] = above(floor, recalled, truth, d);
      quadratic[d] = above(floor, recalled, truth, delays + d);
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("memory_capacity_linear", Arrays.stream(linear).skip(1).sum());
    metrics.put("memory_capacity_quadratic", Arrays.stream(quadratic).skip(1).sum());
    double[] places = new double[delays];
    Arrays.setAll(places, d -> d * activity.interval());
    return new Findings(
        metrics,
        List.of(
            new Table(
                "capacity",
                "Squared correlation of input and recalled input by delay; what chance would give"
                    + " is set to 0.",
                List.of(
                    new Column.Numbers("delay", "s", places),
                    new Column.Numbers("linear", "", linear),
                    new Column.Numbers("quadratic", "", quadratic)))),
        List.of(
            new Figure(
                "capacity",
                "Memory capacity",
                "Squared correlation of input and recalled input in held-out time, for the input"
                    + " and its second Legendre polynomial.",
                List.of(
                    new Chart(
                        "",
                        Axis.linear("delay", "s"),
                        Axis.linear("r squared", "proportion"),
                        List.of(
                            new Mark.Line("linear", places, linear),
                            new Mark.Line("quadratic", places, quadratic)))))));
  }

  private static double above(double floor, Matrix recalled, Matrix truth, int column) {
    double[] a = new double[truth.rows()];
    double[] b = new double[truth.rows()];
    for (int t = 0; t < a.length; t++) {
      a[t] = recalled.get(t, column);
      b[t] = truth.get(t, column);
    }
    double r2 = Ridge.squaredCorrelation(a, b);
    return r2 < floor ? 0 : r2;
  }
}
