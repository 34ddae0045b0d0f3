package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.cell.TrialStep;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.LearnedParameters.Region;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.NamedActivityPenalty;

/**
 * Gradients of a network on a batch by the equations of training. Rows of a kernel are gradients of
 * one output or state of one trial; they are computed in blocks of limited size.
 */
final class TrialGradients implements Differentiation {
  /** Values of a block, 128 MiB. */
  private static final long BLOCK = 1 << 24;

  private final Chosen<CellType<Record>> cell;
  private final Network network;
  private final NetworkSpec spec;
  private final TaskDescription task;
  private final TrialBatch batch;
  private final Kernels kernels;
  private final long block;
  private final Pass single;

  /** The trial that ran last in {@link #single}; -1: none. */
  private int ran = -1;

  private Optional<Pass> whole = Optional.empty();
  private Optional<Pass> step = Optional.empty();

  /** Buffers to go forwards and back with so many steps and trials. */
  private final class Pass {
    final Weights weights;
    final Trajectory trajectory;
    final Gradients gradients;
    final Scoring scoring;

    Pass(int steps, int trials) {
      weights = new Weights(network, cell, kernels, trials);
      trajectory = new Trajectory(weights, steps, trials, kernels);
      gradients = new Gradients(weights, trials, kernels);
      scoring = new Scoring(task, trials, weights.readout, kernels, Optional.empty());
    }

    /** The way back from the loss of trials that have run. */
    void back(int first, int count) {
      if (task.objective() == Objective.REWARD) {
        throw ProblemException.configuration(
            Problem.of("the loss of a task with rewards has no gradient"));
      }
      BatchLoss loss = scoring.of(trajectory, batch, first, count);
      gradients.compute(trajectory, loss, Backward.FULL, List.of());
    }
  }

  TrialGradients(
      Chosen<CellType<Record>> cell,
      Network given,
      TaskDescription task,
      TrialBatch batch,
      Kernels kernels) {
    this(cell, given, task, batch, kernels, BLOCK);
  }

  /** With blocks of so many values. */
  TrialGradients(
      Chosen<CellType<Record>> cell,
      Network given,
      TaskDescription task,
      TrialBatch batch,
      Kernels kernels,
      long block) {
    this.block = block;
    this.cell = cell;
    this.task = task;
    this.batch = batch;
    this.kernels = kernels;
    NetworkSpec own = given.spec();
    spec =
        new NetworkSpec(
            own.cell(),
            own.inputs(),
            own.units(),
            own.outputs(),
            own.activation(),
            Precision.FLOAT64);
    network = new Network(spec, given.parameters());
    single = new Pass(batch.steps(), 1);
  }

  @Override
  public List<CellParameter> parameters() {
    List<CellParameter> all = new ArrayList<>();
    single.weights.layout.parameters().stream().filter(CellParameter::learned).forEach(all::add);
    all.add(CellParameter.of(Network.READOUT_BIAS, 1, spec.outputs(), CellParameter.Role.OTHER));
    all.add(
        CellParameter.of(Network.READOUT, spec.units(), spec.outputs(), CellParameter.Role.OTHER));
    return List.copyOf(all);
  }

  private Pass whole() {
    if (whole.isEmpty()) {
      Pass pass = new Pass(batch.steps(), batch.trials());
      pass.trajectory.load(batch, 0, batch.trials());
      pass.trajectory.run(batch.trials());
      whole = Optional.of(pass);
    }
    return whole.get();
  }

  private Pass single(int trial) {
    if (trial < 0 || trial >= batch.trials()) {
      throw new IllegalArgumentException(
          "trial " + trial + " is none of the " + batch.trials() + " trials");
    }
    if (ran != trial) {
      single.trajectory.load(batch, trial, 1);
      single.trajectory.run(1);
      ran = trial;
    }
    return single;
  }

  @Override
  public double loss() {
    Pass pass = whole();
    BatchLoss loss = pass.scoring.of(pass.trajectory, batch, 0, batch.trials());
    for (int t = 0; t < batch.steps(); t++) {
      if (loss.needs(t)) {
        pass.trajectory.read(t, batch.trials(), pass.scoring.outputs());
        loss.take(t, pass.scoring.outputs());
      }
    }
    return loss.meanLoss();
  }

  @Override
  public Map<String, Matrix> gradient() {
    whole().back(0, batch.trials());
    return matrices(whole());
  }

  @Override
  public Map<String, Matrix> gradient(int trial) {
    single(trial).back(trial, 1);
    return matrices(single);
  }

  private static Map<String, Matrix> matrices(Pass pass) {
    Buffers direction = pass.gradients.direction();
    Map<String, Matrix> matrices = new TreeMap<>();
    for (Region region : direction.regions()) {
      matrices.put(
          region.name(),
          Weights.take(
              region.rows(),
              region.columns(),
              direction.buffers().get(region.buffer()),
              region.offset()));
    }
    return matrices;
  }

  @Override
  public double[] inputGradient() {
    double[] target = new double[batch.input().length];
    whole().gradients.wantInputs(Optional.of(target));
    whole().back(0, batch.trials());
    whole().gradients.wantInputs(Optional.empty());
    return target;
  }

  @Override
  public Matrix states(int t) {
    requireStep(t);
    Trajectory trajectory = whole().trajectory;
    Matrix states = Matrix.zeros(batch.trials(), trajectory.width());
    for (int trial = 0; trial < states.rows(); trial++) {
      for (int i = 0; i < states.columns(); i++) {
        states.set(trial, i, trajectory.rows().get(trajectory.at(t, trial) + i));
      }
    }
    return states;
  }

  private void requireStep(int t) {
    if (t < 0 || t >= batch.steps()) {
      throw new IllegalArgumentException(
          "step " + t + " is none of the " + batch.steps() + " steps");
    }
  }

  @Override
  public Matrix outputGradients(List<TrialStep> places, Set<String> names) {
    List<Region> regions = regions(names);
    Rows rows = new Rows(places, regions, false);
    Matrix result = Matrix.zeros(rows.count(), rows.length);
    rows.fill(0, rows.count(), new RealBuffer.Float64(result.values()));
    return result;
  }

  @Override
  public Matrix tangentKernel(List<TrialStep> places, Set<String> names) {
    return kernel(new Rows(places, regions(names), false));
  }

  @Override
  public Matrix stateKernel(List<TrialStep> places, Set<String> names) {
    return kernel(new Rows(places, regions(names), true));
  }

  private List<Region> regions(Set<String> names) {
    List<String> known = parameters().stream().map(CellParameter::name).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException(
          "parameters " + new TreeSet<>(names) + " are not all among the learned ones, " + known);
    }
    return known.stream().filter(names::contains).map(single.weights::region).toList();
  }

  private Matrix kernel(Rows rows) {
    int count = rows.count();
    RealBuffer.Float64 kernel =
        new RealBuffer.Float64(new double[Math.multiplyExact(count, count)]);
    int high = (int) Math.max(1, Math.min(count, block / Math.max(1, rows.length)));
    RealBuffer left = kernel.allocate(high * rows.length);
    RealBuffer right = count <= high ? left : kernel.allocate(left.length());
    for (int i = 0; i < count; i += high) {
      int height = Math.min(high, count - i);
      rows.fill(i, height, left);
      multiply(left, left, i, i, height, height, rows.length, kernel, count);
      for (int j = 0; j < i; j += high) {
        rows.fill(j, high, right);
        multiply(left, right, i, j, height, high, rows.length, kernel, count);
      }
    }
    Matrix result = Matrix.of(count, count, kernel.values());
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        result.set(i, j, result.get(j, i));
      }
    }
    return result;
  }

  private void multiply(
      RealBuffer left,
      RealBuffer right,
      int row,
      int column,
      int height,
      int width,
      int length,
      RealBuffer target,
      int stride) {
    kernels.multiply(
        false,
        true,
        height,
        width,
        length,
        left,
        0,
        length,
        right,
        0,
        length,
        false,
        target,
        row * stride + column,
        stride);
  }

  @Override
  public double[] next(double[] state, double[] input) {
    requireHeld(state, input);
    ran = -1;
    Trajectory trajectory = single.trajectory;
    trajectory.hold(state, input, 1);
    trajectory.begin(1);
    trajectory.advance();
    double[] after = new double[state.length];
    for (int i = 0; i < after.length; i++) {
      after[i] = trajectory.rows().get(trajectory.at(0, 0) + i);
    }
    return after;
  }

  @Override
  public Matrix jacobian(double[] state, double[] input) {
    requireHeld(state, input);
    int size = state.length;
    if (step.isEmpty()) {
      step = Optional.of(new Pass(1, size));
    }
    Pass pass = step.get();
    pass.trajectory.hold(state, input, size);
    pass.trajectory.run(size);
    RealBuffer seeds = single.weights.readout.allocate(size * size);
    for (int i = 0; i < size; i++) {
      seeds.set(i * size + i, 1);
    }
    return Weights.take(size, size, pass.gradients.throughFirstStep(pass.trajectory, seeds), 0)
        .transpose();
  }

  private void requireHeld(double[] state, double[] input) {
    if (state.length != single.weights.state() || input.length != spec.inputs()) {
      throw new IllegalArgumentException(
          "a state of "
              + state.length
              + " values and "
              + input.length
              + " inputs; the network has "
              + single.weights.state()
              + " and "
              + spec.inputs());
    }
  }

  /** Gradients of single outputs or states, one after another. */
  private final class Rows {
    private final List<TrialStep> places;
    private final List<Region> regions;
    private final boolean ofStates;
    private final int channels;
    final int length;

    Rows(List<TrialStep> places, List<Region> regions, boolean ofStates) {
      places.forEach(place -> requireStep(place.step()));
      this.places = places;
      this.regions = regions;
      this.ofStates = ofStates;
      channels = ofStates ? spec.units() : spec.outputs();
      length = regions.stream().mapToInt(region -> region.rows() * region.columns()).sum();
    }

    int count() {
      return Math.multiplyExact(places.size(), channels);
    }

    /** Writes {@code height} rows from {@code first} on into a buffer. */
    void fill(int first, int height, RealBuffer target) {
      for (int row = first; row < first + height; row++) {
        TrialStep place = places.get(row / channels);
        Pass pass = single(place.trial());
        back(pass, place.step(), row % channels);
        Buffers direction = pass.gradients.direction();
        int at = (row - first) * length;
        for (Region region : regions) {
          int size = region.rows() * region.columns();
          RealBuffer from = direction.buffers().get(region.buffer());
          target.copyFrom(from, region.offset(), at, size);
          at += size;
        }
      }
    }

    private void back(Pass pass, int t, int channel) {
      if (ofStates) {
        pass.gradients.compute(
            pass.trajectory,
            new OneOutput(-1, channel),
            Backward.FULL,
            List.of(new NamedActivityPenalty("state", new OneState(t, channel))));
      } else {
        pass.gradients.compute(
            pass.trajectory, new OneOutput(t, channel), Backward.FULL, List.of());
      }
    }
  }
}
