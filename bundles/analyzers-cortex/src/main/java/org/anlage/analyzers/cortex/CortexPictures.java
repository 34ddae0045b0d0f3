package org.anlage.analyzers.cortex;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.osgi.service.component.annotations.Component;

/**
 * Draws the activity of a data set over time, and its spectra: eigenvalues of the correlation of
 * all neurons, and of the numbers of synapses. O(N^3) time and N x N memory for the spectra, which
 * large data sets are spared.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "cortex-pictures",
    text = "Activity of a data set over time, and spectra of its correlation and wiring")
public final class CortexPictures implements CortexAnalyzer<CortexPictures.Parameters> {
  /**
   * How to draw.
   *
   * @param window longest part of the recording that is drawn, s
   * @param binSeconds width of a bin of event counts, s
   * @param largestSpectrum most neurons of which spectra are worked out
   */
  public record Parameters(
      @Parameter(
              text = "Longest part of the recording, from its start, whose activity is drawn",
              value = "60",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double window,
      @Parameter(
              text = "Width of the bins of event counts for the correlation",
              value = "0.2",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double binSeconds,
      @Parameter(
              text = "Most neurons of which spectra are worked out",
              value = "1500",
              min = 0,
              max = 10_000)
          int largestSpectrum) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters parameters, Cortex cortex, AnalysisContext context) {
    Overview overview = new Overview(cortex.provenance());
    cortex
        .activity()
        .ifPresent(activity -> ActivityPictures.add(activity, parameters.window(), overview));
    if (cortex.size() > parameters.largestSpectrum()) {
      overview.note(
          "Spectra of "
              + cortex.size()
              + " neurons were left out, being for at most "
              + parameters.largestSpectrum()
              + ".");
      return overview.findings();
    }
    correlation(parameters, cortex, context)
        .ifPresent(
            matrix -> correlation(context.decompositions().symmetricEigenvalues(matrix), overview));
    cortex
        .synapses()
        .map(Synapses::counts)
        .ifPresent(counts -> wiring(context.decompositions().eigenvalues(counts), overview));
    return overview.findings();
  }

  private static Optional<Matrix> correlation(
      Parameters parameters, Cortex cortex, AnalysisContext context) {
    if (cortex.functional().containsKey("correlation")) {
      return Optional.of(cortex.functional().get("correlation"));
    }
    return cortex
        .activity()
        .flatMap(
            activity ->
                ActivityFindings.correlation(activity, parameters.binSeconds(), context.kernels()));
  }

  /** Eigenvalues by rank; their participation ratio is the dimension of the activity. */
  private static void correlation(double[] ascending, Overview overview) {
    double[] values = new double[ascending.length];
    double[] ranks = new double[ascending.length];
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < values.length; k++) {
      values[k] = ascending[ascending.length - 1 - k];
      ranks[k] = k + 1;
      sum += values[k];
      squares += values[k] * values[k];
    }
    overview.metric("correlation_dimension", sum * sum / squares);
    int positive = (int) Arrays.stream(values).filter(value -> value > 1e-9).count();
    overview.figure(
        "correlation-spectrum",
        "Spectrum of the correlation",
        "Eigenvalues of the correlation of all neurons, from the largest; those above 1e-9.",
        Overview.chart(
            "",
            Axis.log("rank", ""),
            Axis.log("eigenvalue", ""),
            new Mark.Points("", Arrays.copyOf(ranks, positive), Arrays.copyOf(values, positive))));
  }

  private static void wiring(Eigenvalues eigenvalues, Overview overview) {
    overview.metric("wiring_spectral_radius", eigenvalues.spectralRadius());
    overview.figure(
        "wiring-spectrum",
        "Spectrum of the wiring",
        "Eigenvalues of the matrix of synapse counts in the complex plane.",
        Overview.chart(
            "",
            Axis.linear("real part", ""),
            Axis.linear("imaginary part", ""),
            new Mark.Points("", eigenvalues.real(), eigenvalues.imaginary())));
  }
}
