package org.anlage.learning.rules;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Recursive least squares on the read-out, within trials: at scored steps P -= (P r)(P r)^T / (f +
 * r^T P r), then W -= e (P r)^T, with r = [1 | states], e the outputs before minus the targets
 * (one-hot for classes) and P = 1 / alpha before the first. Trials of a batch follow each other.
 * Input weights stay. N^2 operations per trial and scored step.
 *
 * <p>With feedback, outputs of the step before enter the units by fixed weights F, uniform on
 * +-feedback. As the outputs are [1 | states] W, this is the same network with recurrent weights R
 * + W F, and that is how it is trained, stored and played: whenever W changes, so do R and the
 * bias. Without feedback recurrent weights stay.
 */
@Component(service = LearningRule.class)
@Extension(
    name = "force",
    text = "recursive least squares on the read-out, within trials",
    source = "Sussillo and Abbott 2009, doi 10.1016/j.neuron.2009.07.018")
public final class Force implements LearningRule<Force.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Penalty of the first estimate; P begins as 1 / alpha",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double alpha,
      @Parameter(text = "Scored steps from one change to the next", value = "2", min = 1) int every,
      @Parameter(
              text = "Weight of what was seen one change ago; 1: nothing is forgotten",
              value = "1",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double forgetting,
      @Parameter(
              text =
                  "Largest weight from the outputs back to the units; 0: no feedback. The cell must"
                      + " have a recurrent_kernel and a bias",
              value = "0",
              min = 0)
          double feedback) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, NetworkRunner runner, RuleContext context) {
    int size = runner.units() + 1;
    RealBuffer.Float64 inverse = new RealBuffer.Float64(new double[Math.multiplyExact(size, size)]);
    for (int i = 0; i < size; i++) {
      inverse.set(i * size + i, 1 / p.alpha());
    }
    Optional<Feedback> feedback =
        p.feedback() == 0
            ? Optional.empty()
            : Optional.of(Feedback.of(p.feedback(), runner, context.random().split("feedback")));
    return new LeastSquares(p, runner, feedback, inverse, new double[size], new double[size]);
  }

  /**
   * A read-out in the making.
   *
   * @param feedback from the outputs to the units
   * @param inverse P, (N + 1) x (N + 1)
   * @param r [1 | states]
   * @param gain P r
   */
  private record LeastSquares(
      Parameters p,
      NetworkRunner runner,
      Optional<Feedback> feedback,
      RealBuffer.Float64 inverse,
      double[] r,
      double[] gain)
      implements Bound {
    @Override
    public List<RealBuffer> memory() {
      return List.of(inverse);
    }

    @Override
    public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
      direction.buffers().forEach(buffer -> buffer.fill(0, buffer.length(), 0));
      runner.begin(batch);
      int scored = 0;
      while (runner.advance()) {
        boolean any = false;
        for (int trial = 0; trial < batch.trials(); trial++) {
          any |= batch.mask()[batch.at(runner.step(), trial)] != 0;
        }
        if (any && scored++ % p.every() == 0) {
          for (int trial = 0; trial < batch.trials(); trial++) {
            if (batch.mask()[batch.at(runner.step(), trial)] != 0) {
              see(batch, trial);
            }
          }
          if (feedback.isPresent()) {
            runner.changed();
          }
        }
      }
      runner.changed();
      return runner.score();
    }

    private void see(TrialBatch batch, int trial) {
      int size = r.length;
      r[0] = 1;
      for (int i = 1; i < size; i++) {
        r[i] = runner.states().get(runner.statesAt() + trial * runner.stride() + i - 1);
      }
      double[] values = inverse.values();
      double norm = p.forgetting();
      for (int i = 0; i < size; i++) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
          sum += values[i * size + j] * r[j];
        }
        gain[i] = sum;
        norm += r[i] * sum;
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          values[i * size + j] = (values[i * size + j] - gain[i] * gain[j] / norm) / p.forgetting();
        }
      }
      for (int i = 0; i < size; i++) {
        gain[i] /= norm;
      }
      correct(batch, trial);
    }

    /** W -= e gain^T, with the outputs of the read-out of now. */
    private void correct(TrialBatch batch, int trial) {
      LearnedParameters.Region bias = Regions.of(runner, Network.READOUT_BIAS);
      LearnedParameters.Region kernel = Regions.of(runner, Network.READOUT);
      RealBuffer weights = runner.weights().buffers().get(kernel.buffer());
      int channels = runner.channels();
      int at = batch.at(runner.step(), trial);
      for (int o = 0; o < channels; o++) {
        double output = weights.get(bias.offset() + o);
        for (int i = 1; i < r.length; i++) {
          output += r[i] * weights.get(kernel.offset() + (i - 1) * channels + o);
        }
        double error = output - target(batch, at, o);
        weights.set(bias.offset() + o, weights.get(bias.offset() + o) - error * gain[0]);
        for (int i = 1; i < r.length; i++) {
          int w = kernel.offset() + (i - 1) * channels + o;
          weights.set(w, weights.get(w) - error * gain[i]);
        }
        int channel = o;
        feedback.ifPresent(back -> back.add(channel, -error, gain));
      }
    }

    private static double target(TrialBatch batch, int at, int channel) {
      return batch.labels().length > 0
          ? (batch.labels()[at] == channel ? 1 : 0)
          : batch.values()[at * batch.outputs() + channel];
    }
  }
}
