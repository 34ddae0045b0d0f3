package org.anlage.trainers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.LearnedParameters.Region;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.training.NamedActivityPenalty;

/**
 * Back-propagation through time: gradients of the mean loss of a batch with respect to the learned
 * parameters of {@link Weights}. With an N x N recurrent kernel about 4 T B N^2 floating-point
 * operations beside the 2 T B N^2 of the states.
 */
final class Gradients implements CellAdjoint {
  private final Weights weights;
  private final NetworkSpec spec;
  private final Kernels kernels;
  private final Buffers direction;
  private final Map<String, Region> regions = new HashMap<>();
  private final RealBuffer readout;
  private final RealBuffer outputs;
  private final RealBuffer feedback;
  private final RealBuffer input;
  private Optional<double[]> inputGradient = Optional.empty();
  private RealBuffer delta;
  private RealBuffer earlier;
  private Backward how = Backward.FULL;

  /** The way back whose feedback weights are in {@link #feedback}. */
  private Backward last = Backward.FULL;

  private boolean wanted;

  /** Gradients in buffers of their own, for so many trials at a time. */
  Gradients(Weights weights, int capacity, Kernels kernels) {
    this.weights = weights;
    this.kernels = kernels;
    spec = weights.spec;
    direction = weights.learned().zeros();
    direction.regions().forEach(region -> regions.put(region.name(), region));
    readout = direction.buffers().get(weights.buffers().indexOf(weights.readout));
    outputs = readout.allocate(capacity * spec.outputs());
    feedback = readout.allocate(spec.units() * spec.outputs());
    input = readout.allocate(capacity * spec.inputs());
    delta = readout.allocate(Math.multiplyExact(capacity, weights.state()));
    earlier = readout.allocate(delta.length());
  }

  /** The gradients. */
  Buffers direction() {
    return direction;
  }

  @Override
  public RealBuffer delta() {
    return delta;
  }

  @Override
  public RealBuffer earlier() {
    return earlier;
  }

  @Override
  public boolean earlierWanted() {
    return wanted;
  }

  @Override
  public RealBuffer gradient(String name) {
    return direction.buffers().get(region(name).buffer());
  }

  @Override
  public int offset(String name) {
    return region(name).offset();
  }

  private Region region(String name) {
    Region region = regions.get(name);
    if (region == null) {
      throw new IllegalArgumentException("no learned parameter '" + name + "'");
    }
    return region;
  }

  @Override
  public RealBuffer input() {
    return input;
  }

  @Override
  public boolean inputWanted() {
    return inputGradient.isPresent();
  }

  @Override
  public boolean throughOthers() {
    return how.throughOthers();
  }

  /** Also computes the gradient with respect to inputs, T x B x I, or no longer. */
  void wantInputs(Optional<double[]> target) {
    inputGradient = target;
  }

  /** The gradient of the loss of the trials that ran last; fills in the score. */
  void compute(
      Trajectory trajectory,
      OutputErrors score,
      Backward wantedHow,
      List<NamedActivityPenalty> more) {
    how = wantedHow;
    int count = trajectory.trials();
    CellEquations equations = weights.equations();
    equations.prepare();
    direction.clear();
    delta.fill(0, delta.length(), 0);
    setFeedback();
    boolean reached = false;
    for (int t = trajectory.steps() - 1; t >= 0; t--) {
      if (score.needs(t)) {
        reached = true;
        fromOutputs(trajectory, score, t, count);
      }
      if (!more.isEmpty()) {
        reached = true;
        for (NamedActivityPenalty penalty : more) {
          penalty.penalty().addGradient(trajectory, t, delta);
        }
      }
      if (reached) {
        boolean cut = how.truncation() > 0 && t % how.truncation() == 0;
        wanted = t > 0 && !cut;
        trajectory.unchange(t, delta);
        equations.backward(trajectory.step(t), this);
        if (inputGradient.isPresent()) {
          keepInput(inputGradient.get(), trajectory, t);
        }
        if (cut) {
          earlier.fill(0, earlier.length(), 0);
        }
        RealBuffer swap = delta;
        delta = earlier;
        earlier = swap;
      }
    }
    equations.finish(this);
  }

  /**
   * From gradients with respect to the states after the first step of a trajectory to those before.
   *
   * @param after trials x S
   * @return trials x S
   */
  RealBuffer throughFirstStep(Trajectory trajectory, RealBuffer after) {
    how = Backward.FULL;
    wanted = true;
    weights.equations().prepare();
    delta.copyFrom(after, 0, 0, after.length());
    weights.equations().backward(trajectory.step(0), this);
    return earlier;
  }

  private void keepInput(double[] target, Trajectory trajectory, int t) {
    int length = trajectory.trials() * spec.inputs();
    for (int i = 0; i < length; i++) {
      target[t * length + i] = input.get(i);
    }
  }

  private void setFeedback() {
    if (how != last) {
      last = how;
      how.feedback()
          .ifPresent(
              weights -> {
                for (int o = 0; o < spec.outputs(); o++) {
                  for (int j = 0; j < spec.units(); j++) {
                    feedback.set(j * spec.outputs() + o, weights.get(o, j));
                  }
                }
              });
    }
  }

  private void fromOutputs(Trajectory trajectory, OutputErrors score, int t, int count) {
    int units = spec.units();
    int classes = spec.outputs();
    trajectory.read(t, count, outputs);
    score.take(t, outputs);
    kernels.multiply(
        true,
        false,
        1 + units,
        classes,
        count,
        trajectory.rows(),
        trajectory.biasedStateAfter(t),
        trajectory.stride(),
        outputs,
        0,
        classes,
        true,
        readout,
        0,
        classes);
    boolean own = how.feedback().isEmpty();
    kernels.multiply(
        false,
        true,
        count,
        units,
        classes,
        outputs,
        0,
        classes,
        own ? weights.readout : feedback,
        own ? classes : 0,
        classes,
        true,
        delta,
        0,
        weights.state());
  }
}
