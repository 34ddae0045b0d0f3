package org.anlage.analyzers.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.osgi.service.component.annotations.Component;

/**
 * Waves on rings of units: the speed at which activity best agrees with itself a sample later, how
 * well it does so, and how much more of its power in space and time travels one way than the other.
 * The mean of every unit over time is taken off, so that a pattern that stands still is no wave. It
 * says nothing without a number of channels, as a network of no rings has no ways to travel.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "traveling-waves",
    text = "Speed and direction of waves of activity on rings of units",
    source = "arXiv:2309.08045")
public final class TravelingWaves
    implements ActivityAnalyzer<TravelingWaves.Parameters>, RunAnalyzer<TravelingWaves.Parameters> {
  /**
   * What is looked at.
   *
   * @param channels number of rings
   * @param window samples of a spectrum
   * @param trials trials of a trained network
   */
  public record Parameters(
      @Parameter(
              text =
                  "Number of rings into which the units are divided, one after another; absent:"
                      + " nothing is looked at.",
              min = 1)
          Optional<Integer> channels,
      @Parameter(
              text = "Samples of a spectrum in time, at most.",
              value = "128",
              min = 4,
              max = 100_000)
          int window,
      @Parameter(text = "Trials of a trained network.", value = "32", min = 1, max = 100_000)
          int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    return p.channels().isEmpty()
        ? Findings.metrics(Map.of())
        : analyze(p, TrialActivity.of(run, p.trials(), context.random()), context);
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    if (p.channels().isEmpty() || activity.segments() == 0) {
      return Findings.metrics(Map.of());
    }
    int channels = p.channels().get();
    int n = activity.units();
    if (n % channels != 0 || n / channels < 3) {
      throw ProblemException.configuration(
          new Problem(
              "the units cannot be divided into rings of three or more",
              "traveling-waves.channels",
              n + " units in " + channels + " channels",
              "a number that divides the units, with three or more in each",
              "use the number of channels of the weights"));
    }
    Waves waves = new Waves(n / channels, p.window());
    double[] mean = means(activity);
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = activity.segment(s);
      for (int i = 0; i < n; i++) {
        for (int t = 0; t < segment.columns(); t++) {
          segment.set(i, t, segment.get(i, t) - mean[i]);
        }
      }
      for (int channel = 0; channel < channels; channel++) {
        waves.add(segment, channel * waves.length());
      }
    }
    Waves.Travel travel = waves.travel();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("wave_speed", travel.speed());
    metrics.put("wave_coherence", travel.coherence());
    metrics.put("wave_direction", waves.direction());
    Figure figure =
        new Figure(
            "wave-spectrum",
            "Power in space and time",
            "Power by frequency in time (rows: 0 at the top, up to half the sampling rate) and waves"
                + " around a ring (columns: those towards higher units on the right, those towards"
                + " lower units on the left, none in the middle).",
            List.of(
                new Chart(
                    "",
                    Axis.linear("waves around a ring", ""),
                    Axis.linear("frequency", ""),
                    List.of(new Mark.Cells("power", waves.spectrum(), false)))));
    return new Findings(metrics, List.of(), List.of(figure));
  }

  private static double[] means(ActivityView activity) {
    double[] mean = new double[activity.units()];
    double samples = activity.samples();
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = activity.segment(s);
      for (int i = 0; i < mean.length; i++) {
        for (int t = 0; t < segment.columns(); t++) {
          mean[i] += segment.get(i, t) / samples;
        }
      }
    }
    return mean;
  }
}
