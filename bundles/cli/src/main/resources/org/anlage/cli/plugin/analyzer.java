package @package@;

import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * How symmetric recurrent weights are: the share of the symmetric part (W + W^T) / 2 in the sum of
 * squares off the diagonal. 1 for symmetric, 0 for antisymmetric, 1/2 for independent weights.
 *
 * <p>It analyses weights, so it runs on every trained network; implement RunAnalyzer, StudyAnalyzer
 * or CortexAnalyzer instead (or too) to see runs, studies or data.
 */
@Component(service = Analyzer.class)
@Extension(name = "@name@", text = "How symmetric recurrent weights are")
public final class @Class@ implements MatrixAnalyzer<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Most pairs shown in the figure.", value = "500", min = 1) int shown) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters parameters, Matrix weights, AnalysisContext context) {
    int n = weights.rows();
    int pairs = n * (n - 1) / 2;
    double[] there = new double[Math.min(pairs, parameters.shown())];
    double[] back = new double[there.length];
    double symmetric = 0;
    double all = 0;
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double a = weights.get(i, j);
        double b = weights.get(j, i);
        symmetric += (a + b) * (a + b) / 2;
        all += a * a + b * b;
        if (pair < there.length) {
          there[pair] = a;
          back[pair] = b;
        }
        pair++;
      }
    }
    // A figure is data; the report draws it. Metrics that are not defined are NaN.
    Chart chart =
        new Chart(
            "",
            Axis.linear("weight from i to j", ""),
            Axis.linear("weight from j to i", ""),
            List.of(new Mark.Points("pairs", there, back)));
    return new Findings(
        Map.of("@metric@", symmetric / all),
        List.of(),
        List.of(
            new Figure(
                "@name@",
                "Weights in both directions",
                "Each point is a pair of units; pairs on the rising diagonal are symmetric.",
                List.of(chart))));
  }
}
