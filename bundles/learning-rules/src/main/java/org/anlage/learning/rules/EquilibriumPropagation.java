package org.anlage.learning.rules;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearnedParameters.Region;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Contrastive Hebbian learning in the manner of equilibrium propagation, for tasks that hold inputs
 * and targets while a trial is scored: a free phase, then two in which what enters the units is
 * nudged, from the first scored step on, by -beta or +beta times d loss / d state of the step. The
 * direction of a recurrent weight is the co-activity of its units under the nudge away from the
 * target minus that under the nudge towards it, at the last scored step, / (4 beta), averaged over
 * trials. Where recurrent weights are symmetric and states have settled it is the symmetric part of
 * the gradient, up to beta^2; elsewhere it is a local rule that need not be one. The read-out
 * learns by its own gradient; input weights and biases stay.
 */
@Component(service = LearningRule.class)
@Extension(
    name = "equilibrium",
    text = "contrastive Hebbian learning between two nudged phases",
    source = "Scellier and Bengio 2017, doi 10.3389/fncom.2017.00024")
public final class EquilibriumPropagation
    implements LearningRule<EquilibriumPropagation.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Strength of the nudge", value = "0.1", min = 0, exclusiveMin = true)
          double beta) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, NetworkRunner runner, RuleContext context) {
    if (!runner.driven()) {
      throw refused("a cell whose units cannot be driven", "vanilla, leaky or leaky-learned");
    }
    List<Region> regions = runner.weights().regions();
    if (regions.stream().noneMatch(region -> region.name().equals(Network.RECURRENT))) {
      throw refused("a cell without a recurrent kernel", "vanilla, leaky or leaky-learned");
    }
    return new Phases(p, runner, context.kernels());
  }

  private static ProblemException refused(String got, String expected) {
    return ProblemException.configuration(
        new Problem(
            "the learning rule \"equilibrium\" cannot be used with this cell",
            "network.cell",
            got,
            expected,
            ""));
  }

  private static final class Phases implements Bound {
    private final Parameters p;
    private final NetworkRunner runner;
    private final Kernels kernels;

    Phases(Parameters p, NetworkRunner runner, Kernels kernels) {
      this.p = p;
      this.runner = runner;
      this.kernels = kernels;
    }

    @Override
    public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
      direction.buffers().forEach(buffer -> buffer.fill(0, buffer.length(), 0));
      RealBuffer like = direction.buffers().get(0);
      int units = runner.units();
      RealBuffer nudge = like.allocate(batch.trials() * units);
      double scored = 0;
      for (float mask : batch.mask()) {
        scored += mask;
      }
      runner.begin(batch);
      while (runner.advance()) {
        learnReadout(batch, direction);
      }
      final BatchScore score = runner.score();
      for (int sign = -1; sign <= 1; sign += 2) {
        nudge.fill(0, nudge.length(), 0);
        runner.begin(batch);
        runner.drive(nudge);
        while (runner.advance()) {
          contrast(batch, direction, sign / (4 * p.beta()));
          toUnits(batch, nudge, sign * p.beta() * scored);
        }
        runner.release();
      }
      return score;
    }

    /** Adds the gradient of the read-out after the step that ran last. */
    private void learnReadout(TrialBatch batch, LearnedParameters direction) {
      Region bias = region(Network.READOUT_BIAS);
      int channels = runner.channels();
      kernels.multiply(
          true,
          false,
          1 + runner.units(),
          channels,
          batch.trials(),
          runner.states(),
          runner.statesAt() - 1, // a 1 precedes the states
          runner.stride(),
          runner.errors(),
          0,
          channels,
          true,
          direction.buffers().get(bias.buffer()),
          bias.offset(),
          channels);
    }

    /** nudge = scale errors W_out^T; zero where outputs are not scored. */
    private void toUnits(TrialBatch batch, RealBuffer nudge, double scale) {
      Region kernel = region(Network.READOUT);
      int channels = runner.channels();
      int units = runner.units();
      kernels.multiply(
          false,
          true,
          batch.trials(),
          units,
          channels,
          runner.errors(),
          0,
          channels,
          runner.weights().buffers().get(kernel.buffer()),
          kernel.offset(),
          channels,
          false,
          nudge,
          0,
          units);
      for (int i = 0; i < nudge.length(); i++) {
        nudge.set(i, scale * nudge.get(i));
      }
    }

    /** Adds weight times states^T states of trials whose last scored step ran last. */
    private void contrast(TrialBatch batch, LearnedParameters direction, double weight) {
      Region recurrent = region(Network.RECURRENT);
      int units = runner.units();
      RealBuffer target = direction.buffers().get(recurrent.buffer());
      RealBuffer states = runner.states();
      for (int trial = 0; trial < batch.trials(); trial++) {
        if (!last(batch, trial)) {
          continue;
        }
        int at = runner.statesAt() + trial * runner.stride();
        for (int i = 0; i < units; i++) {
          double own = weight / batch.trials() * states.get(at + i);
          for (int j = 0; j < units; j++) {
            int to = recurrent.offset() + i * units + j;
            target.set(to, target.get(to) + own * states.get(at + j));
          }
        }
      }
    }

    /** Whether the step that ran last is the last scored one of a trial. */
    private boolean last(TrialBatch batch, int trial) {
      boolean scored = batch.mask()[batch.at(runner.step(), trial)] != 0;
      for (int t = runner.step() + 1; scored && t < batch.steps(); t++) {
        scored = batch.mask()[batch.at(t, trial)] == 0;
      }
      return scored;
    }

    private Region region(String name) {
      return runner.weights().regions().stream()
          .filter(region -> region.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
