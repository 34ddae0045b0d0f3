package org.anlage.tasks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.osgi.service.component.annotations.Component;

/**
 * Perceptual decision after a delay: two noisy inputs on a ring, at angles 0 and pi; which was
 * stronger? Inputs: channel 0 is fixation, 1 throughout; channels 1 and 2 are, during the stimulus
 * only, 0.5 + (coherence / 200) cos(angle - direction) plus normal noise, independent for each step
 * and channel. Labels at the last step: 0 or 1, the direction. Conditions: the index of the
 * coherence. At coherence 0 the label is random, hence a ceiling below 1.
 *
 * <p>After NeuroGym's PerceptualDecisionMaking-v0; Molano-Mazon et al. 2022, doi
 * 10.31234/osf.io/aqc9n; Britten et al. 1992, doi 10.1523/JNEUROSCI.12-12-04745.1992.
 */
@Component(service = Task.class)
@Extension(
    name = "perceptual-decision",
    text = "Integrate two noisy inputs, then say after a delay which was stronger",
    source = "doi:10.1523/JNEUROSCI.12-12-04745.1992, doi:10.31234/osf.io/aqc9n")
public final class PerceptualDecision implements Task<PerceptualDecision.Parameters> {
  /**
   * Lengths of the periods, and how hard it is.
   *
   * @param fixationSteps steps before the stimulus
   * @param stimulusSteps steps of stimulus
   * @param delaySteps steps after it
   * @param coherences equally probable
   * @param noise noise of the inputs; per step its deviation is noise / sqrt(timeStep)
   * @param timeStep length of a step, ms
   */
  public record Parameters(
      @Parameter(text = "Steps of fixation at first.", value = "1", min = 0, max = 100000)
          int fixationSteps,
      @Parameter(text = "Steps of stimulus.", value = "30", min = 1, max = 100000)
          int stimulusSteps,
      @Parameter(
              text = "Steps after the stimulus; the answer is read at the last.",
              value = "10",
              min = 0,
              max = 100000)
          int delaySteps,
      @Parameter(
              text = "Coherences, equally probable.",
              value = "[0, 6.4, 12.8, 25.6, 51.2]",
              unit = "%",
              min = 1)
          List<Double> coherences,
      @Parameter(
              text =
                  "Noise of the inputs; its standard deviation in a step is noise /"
                      + " sqrt(timeStep).",
              value = "1",
              unit = "sqrt(ms)",
              min = 0)
          double noise,
      @Parameter(
              text = "Length of a step.",
              value = "100",
              unit = "ms",
              min = 0,
              exclusiveMin = true)
          double timeStep) {
    /** Copies the list and checks its values. */
    public Parameters {
      coherences = List.copyOf(coherences);
      for (double coherence : coherences) {
        if (!(coherence >= 0 && coherence <= 100)) {
          throw new IllegalArgumentException(
              "coherences: got " + coherence + ", expected 0 to 100 %");
        }
      }
    }

    /** Standard deviation of the noise in one step of one channel. */
    double noisePerStep() {
      return noise / Math.sqrt(timeStep);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    Timeline timeline =
        new Timeline()
            .then("fixation", p.fixationSteps())
            .then("stimulus", p.stimulusSteps())
            .then("delay", p.delaySteps());
    double ceiling =
        p.coherences().stream().mapToDouble(c -> idealAccuracy(p, c)).average().orElseThrow();
    return new TaskDescription(
            3,
            2,
            timeline.steps(),
            Objective.CROSS_ENTROPY,
            timeline.periods(),
            0.5,
            OptionalDouble.of(p.delaySteps() > 0 ? 0.5 : ceiling),
            ceiling,
            OptionalInt.empty(),
            variables(p))
        .named(
            List.of("fixation", "evidence for direction 0", "evidence for direction pi"),
            List.of("direction 0", "direction pi"));
  }

  /** The side that was stronger and, where there are several, the coherence. */
  private static List<TrialVariable> variables(Parameters p) {
    TrialVariable choice = new TrialVariable("choice", List.of("0", "pi"));
    List<String> coherences = p.coherences().stream().map(String::valueOf).toList();
    return coherences.size() < 2
        ? List.of(choice)
        : List.of(choice, new TrialVariable("coherence", coherences));
  }

  @Override
  public Optional<Parameters> withDelay(Parameters p, int steps) {
    return Optional.of(
        new Parameters(
            p.fixationSteps(), p.stimulusSteps(), steps, p.coherences(), p.noise(), p.timeStep()));
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    int delay = p.fixationSteps() + p.stimulusSteps();
    double deviation = p.noisePerStep();
    for (int i = 0; i < batch.trials(); i++) {
      RandomStream trial = random.split(i);
      int direction = trial.nextInt(2);
      int condition = trial.nextInt(p.coherences().size());
      double evidence = p.coherences().get(condition) / 200;
      TrialWriter writer = new TrialWriter(batch, i);
      writer.hold(0, 0, batch.steps(), 1);
      for (int t = p.fixationSteps(); t < delay; t++) {
        for (int channel = 0; channel < 2; channel++) {
          double mean = channel == direction ? 0.5 + evidence : 0.5 - evidence;
          writer.input(t, 1 + channel, mean + deviation * trial.nextGaussian());
        }
      }
      writer.level(0, direction);
      if (p.coherences().size() > 1) {
        writer.level(1, condition);
      }
      writer.answer(direction, condition);
    }
  }

  /**
   * Accuracy of an ideal observer, who compares the sums of the two channels: the difference of the
   * sums over T steps has mean T coherence / 100 and variance 2 T (noise per step)^2.
   */
  private static double idealAccuracy(Parameters p, double coherence) {
    if (coherence == 0) {
      return 0.5;
    }
    double signal = coherence / 100 * Math.sqrt(p.stimulusSteps() / 2.0);
    return NormalDistribution.below(signal / p.noisePerStep());
  }
}
