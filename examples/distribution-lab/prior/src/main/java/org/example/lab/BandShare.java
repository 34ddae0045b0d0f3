package org.example.lab;

import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.result.Findings;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/** How much of the weights is left in the band: their squares there over all squares. */
@Component(service = Analyzer.class)
@Extension(name = "band-share", text = "Share of the squared weights between neighbours on a circle")
public final class BandShare implements MatrixAnalyzer<BandShare.Parameters> {
  /**
   * Parameters.
   *
   * @param reach neighbours on either side
   */
  public record Parameters(
      @Parameter(text = "Neighbours on either side.", value = "2", min = 0) int reach) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters parameters, Matrix weights, AnalysisContext context) {
    int n = weights.rows();
    double inside = 0;
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double square = weights.get(i, j) * weights.get(i, j);
        int apart = Math.floorMod(j - i, n);
        inside += Math.min(apart, n - apart) <= parameters.reach() ? square : 0;
        all += square;
      }
    }
    return Findings.metrics(Map.of("band_share", inside / all));
  }
}
