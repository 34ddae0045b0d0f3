package org.anlage.learning.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.anlage.api.component.Chosen;
import org.anlage.api.kernel.Activation;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.Loss;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;

/**
 * A small task with targets at two steps, learned by any rule.
 *
 * @param network the network before training
 * @param steps steps of a trial
 * @param held whether inputs stay the same through a trial, and targets through its second half;
 *     else the middle and the last step have targets
 * @param trials trials per update
 */
record RuleProblem(Network network, int steps, boolean held, int trials) {
  static final int INPUTS = 3;
  static final int UNITS = 6;
  static final int OUTPUTS = 2;

  /** A leaky network with recurrent weights of a given scale, in double precision. */
  static Network leaky(Activation activation, double scale, double leak) {
    RandomStream random = RandomStream.of(2);
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, gaussian(INPUTS, UNITS, 0.7, random));
    values.put(Network.BIAS, gaussian(1, UNITS, 0.2, random));
    values.put(Network.RECURRENT, gaussian(UNITS, UNITS, scale / Math.sqrt(UNITS), random));
    values.put(Network.LEAK, Matrix.zeros(1, UNITS).map(x -> leak));
    values.put(Network.READOUT, gaussian(UNITS, OUTPUTS, 0.6, random));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, OUTPUTS));
    return new Network(
        new NetworkSpec(Cell.LEAKY, INPUTS, UNITS, OUTPUTS, activation, Precision.FLOAT64), values);
  }

  static Matrix gaussian(int rows, int columns, double deviation, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> deviation * random.nextGaussian());
  }

  /** The same network with other values of a parameter. */
  static Network with(Network network, String name, Matrix values) {
    Map<String, Matrix> all = new HashMap<>(network.parameters());
    all.put(name, values);
    return new Network(network.spec(), all);
  }

  TaskDescription task() {
    return new TaskDescription(
        INPUTS,
        OUTPUTS,
        steps,
        Objective.MEAN_SQUARES,
        List.of(),
        0.5,
        OptionalDouble.empty(),
        1,
        OptionalInt.empty());
  }

  /** The batch of an update, from 1. */
  TrialBatch batch(int update) {
    TrialBatch batch = TrialBatch.allocate(task(), trials);
    fill(batch, update - 1);
    return batch;
  }

  private void fill(TrialBatch batch, int update) {
    RandomStream random = RandomStream.of(7).split(update);
    batch.clear();
    for (int trial = 0; trial < trials; trial++) {
      float[] first = new float[INPUTS];
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < INPUTS; i++) {
          first[i] = t == 0 || !held ? (float) random.nextGaussian() : first[i];
          batch.input()[batch.at(t, trial) * INPUTS + i] = first[i];
        }
      }
      float[] target = new float[OUTPUTS];
      for (int t = steps / 2; t < steps; t++) {
        boolean scored = held || t == steps / 2 || t == steps - 1;
        batch.mask()[batch.at(t, trial)] = scored ? 1 : 0;
        for (int o = 0; o < OUTPUTS && scored; o++) {
          target[o] = t == steps / 2 || !held ? (float) random.nextGaussian() : target[o];
          batch.values()[batch.at(t, trial) * OUTPUTS + o] = target[o];
        }
      }
    }
  }

  TrainingProblem problem() {
    TrialBatch test = batch(1000);
    return new TrainingProblem(
        network,
        task(),
        this::fill,
        test,
        test,
        0,
        List.of(),
        List.of(),
        RandomStream.of(9),
        new ScalarKernels());
  }

  /** Loss on the batch of the first update. */
  double loss() {
    return new BpttTrainer().audit(settings(0, 1, Optional.empty()), problem()).get(0).value();
  }

  /** The direction of a learning rule in the first update, by parameter. */
  Map<String, Matrix> direction(Optional<Chosen<LearningRule<Record>>> rule) {
    Network after = train(settings(1, 1, rule)).network();
    Map<String, Matrix> direction = new HashMap<>();
    network
        .parameters()
        .forEach(
            (name, before) ->
                direction.put(name, before.combine(after.parameter(name), (x, y) -> x - y)));
    return direction;
  }

  TrainingResult train(BpttTrainer.Parameters settings) {
    return new BpttTrainer().train(settings, problem(), new Patient());
  }

  /** As {@link #train}, interrupted after an update and continued from its checkpoint. */
  TrainingResult interrupted(BpttTrainer.Parameters settings, int update) {
    Interrupting first = new Interrupting(update);
    try {
      new BpttTrainer().train(settings, problem(), first);
      throw new AssertionError("training was not interrupted");
    } catch (TrainingMonitor.Interrupted expected) {
      return new BpttTrainer().train(settings, problem(), new Continued(first.state));
    }
  }

  @SuppressWarnings("unchecked")
  static <P extends Record> Optional<Chosen<LearningRule<Record>>> chosen(
      LearningRule<P> rule, P parameters) {
    return Optional.of(
        new Chosen<>("tested", (LearningRule<Record>) (LearningRule<?>) rule, parameters));
  }

  @SuppressWarnings("unchecked")
  static <P extends Record> Optional<Chosen<UpdateRule<Record>>> chosen(
      UpdateRule<P> rule, P parameters) {
    return Optional.of(
        new Chosen<>("tested", (UpdateRule<Record>) (UpdateRule<?>) rule, parameters));
  }

  BpttTrainer.Parameters settings(
      int updates, double rate, Optional<Chosen<LearningRule<Record>>> rule) {
    return settings(updates, rate, Optional.empty(), rule);
  }

  BpttTrainer.Parameters settings(
      int updates,
      double rate,
      Optional<Chosen<UpdateRule<Record>>> update,
      Optional<Chosen<LearningRule<Record>>> rule) {
    return new BpttTrainer.Parameters(
        rate,
        0.9,
        0.999,
        1e-7,
        EpsilonPlacement.KERAS,
        trials,
        updates,
        Math.max(1, updates),
        List.of(),
        Optimizer.SGD,
        0,
        0,
        Schedule.CONSTANT,
        Optional.empty(),
        0,
        update,
        rule,
        Optional.empty());
  }

  BpttTrainer.Parameters withLoss(BpttTrainer.Parameters p, Optional<Chosen<Loss<Record>>> loss) {
    return new BpttTrainer.Parameters(
        p.learningRate(),
        p.beta1(),
        p.beta2(),
        p.epsilon(),
        p.epsilonPlacement(),
        p.batch(),
        p.updates(),
        p.epochLength(),
        p.snapshots(),
        p.optimizer(),
        p.momentum(),
        p.weightDecay(),
        p.schedule(),
        p.clipNorm(),
        p.patience(),
        p.update(),
        p.learn(),
        loss);
  }

  static final class Patient implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  /** Stops after an update and keeps its checkpoint. */
  private static final class Interrupting implements TrainingMonitor {
    private final int last;
    private byte[] state = new byte[0];
    private boolean done;

    Interrupting(int last) {
      this.last = last;
    }

    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public void reached(int update, Supplier<byte[]> checkpoint) {
      if (update == last) {
        state = checkpoint.get();
        done = true;
      }
    }

    @Override
    public boolean cancelled() {
      return done;
    }
  }

  private record Continued(byte[] state) implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public Optional<byte[]> checkpoint() {
      return Optional.of(state);
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
