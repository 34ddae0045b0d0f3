package org.anlage.trainers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.algebra.Ridge;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingProblem;

/** States of a network at the scored steps of training trials, their targets, and the read-out. */
final class ReadoutStates {
  private final TrainingProblem problem;
  private final NetworkSpec spec;
  private final Weights weights;
  private final Trajectory trajectory;
  private final TrialBatch batch;
  private final RandomStream noise;
  private final Scoring scoring;
  private double[] states = new double[0];
  private double[] targets = new double[0];
  private int samples;

  ReadoutStates(TrainingProblem problem, int trials) {
    this.problem = problem;
    spec = problem.initial().spec();
    Shapes.check(spec, problem.task());
    requireLinear(problem.task().objective());
    weights =
        new Weights(
            problem.initial(),
            problem.cell().orElseGet(() -> BuiltInCells.of(spec)),
            problem.kernels(),
            trials);
    trajectory = new Trajectory(weights, problem.task().steps(), trials, problem.kernels());
    batch = TrialBatch.allocate(problem.task(), trials);
    noise = problem.random().split("input-noise");
    scoring =
        new Scoring(problem.task(), trials, weights.readout, problem.kernels(), Optional.empty());
  }

  private static void requireLinear(Objective objective) {
    if (objective != Objective.CROSS_ENTROPY && objective != Objective.MEAN_SQUARES) {
      throw ProblemException.configuration(
          new Problem(
              "ridge-readout fits linear outputs",
              "trainer",
              "a task whose outputs are compared as "
                  + objective.form().name().toLowerCase(java.util.Locale.ROOT)
                  + " ones",
              "a task with class labels or mean squares",
              "train it with bptt"));
    }
  }

  /** Loss of the first batch with the read-out as it is made, noise off. */
  double firstLoss() {
    problem.training().fill(batch, 0);
    return evaluate(batch).loss();
  }

  /** Value of a penalty at the recurrent weights. */
  double penalty(NamedPenalty penalty) {
    RealBuffer recurrent = weights.readout.allocate(spec.units() * spec.units());
    RealBuffer gradient = recurrent.allocate(recurrent.length());
    recurrent.setAll(problem.initial().recurrent().values());
    return penalty.penalty().evaluate(recurrent, gradient);
  }

  /** Adds the states of one batch; what was not finite, if anything. */
  Optional<String> collect(int number) {
    problem.training().fill(batch, number);
    if (problem.inputNoise() > 0) {
      trajectory.loadNoisy(batch, problem.inputNoise(), noise.split(number));
    } else {
      trajectory.load(batch, 0, batch.trials());
    }
    trajectory.run(batch.trials());
    int scored = 0;
    for (float mask : batch.mask()) {
      scored += mask != 0 ? 1 : 0;
    }
    int units = spec.units();
    states = Arrays.copyOf(states, Math.multiplyExact(samples + scored, units));
    targets = Arrays.copyOf(targets, (samples + scored) * spec.outputs());
    for (int t = 0; t < batch.steps(); t++) {
      for (int trial = 0; trial < batch.trials(); trial++) {
        if (batch.mask()[batch.at(t, trial)] != 0) {
          int from = trajectory.stateAfter(t) + trial * trajectory.stride();
          for (int i = 0; i < units; i++) {
            double value = trajectory.rows().get(from + i);
            if (!Double.isFinite(value)) {
              return Optional.of(
                  "the state of unit "
                      + i
                      + " after step "
                      + t
                      + " of a training trial is "
                      + value);
            }
            states[samples * units + i] = value;
          }
          target(batch.at(t, trial));
          samples++;
        }
      }
    }
    return Optional.empty();
  }

  private void target(int at) {
    int to = samples * spec.outputs();
    if (problem.task().objective() == Objective.CROSS_ENTROPY) {
      targets[to + batch.labels()[at]] = 1;
    } else {
      for (int o = 0; o < spec.outputs(); o++) {
        targets[to + o] = batch.values()[at * spec.outputs() + o];
      }
    }
  }

  /** Replaces the read-out by the one that fits all states so far. */
  void fit(List<Double> penalties, Ridge.Choice choice) {
    if (samples < 2) {
      throw ProblemException.configuration(
          new Problem(
              "a read-out needs scored steps to be fitted to",
              "trainer",
              samples + " scored steps in all training trials",
              "two or more",
              "use more trials, or a task with scored steps"));
    }
    Decompositions algebra =
        problem
            .decompositions()
            .orElseThrow(() -> new IllegalArgumentException("ridge-readout needs decompositions"));
    Ridge ridge =
        Ridge.fit(
            Matrix.of(samples, spec.units(), states),
            Matrix.of(samples, spec.outputs(), targets),
            penalties,
            choice,
            problem.kernels(),
            algebra);
    for (int o = 0; o < spec.outputs(); o++) {
      weights.readout.set(o, ridge.intercepts()[o]);
    }
    for (int e = 0; e < spec.units() * spec.outputs(); e++) {
      weights.readout.set(spec.outputs() + e, ridge.coefficients().values()[e]);
    }
    weights.changed();
  }

  /** One row of metrics; training trials are the last batch, without noise. */
  void score(History history, int batches) {
    Evaluation training = evaluate(batch);
    history.add(training.loss(), training.accuracy());
    double[] penalties = problem.penalties().stream().mapToDouble(this::penalty).toArray();
    history.endEpoch(batches, evaluate(problem.validation()), evaluate(problem.test()), penalties);
  }

  private Evaluation evaluate(TrialBatch trials) {
    return Evaluation.of(trajectory, scoring, trials);
  }

  /** The network with the read-out of now. */
  Network network() {
    return weights.network();
  }
}
