package org.anlage.trainers;

import java.util.List;
import java.util.Optional;
import org.anlage.api.cell.CellStep;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.States;
import org.anlage.api.task.TrialBatch;

/**
 * States of a network over a chunk of trials. Row (t, trial) holds [x(t) | 1 | h(t - 1)], so that
 * one product with the stacked kernel gives input, bias and recurrence of a step, written straight
 * to where the next step reads its state. (T + 1) x B x (I + 1 + S) elements.
 */
final class Trajectory implements States {
  private final NetworkSpec spec;
  private final Weights weights;
  private final Kernels kernels;
  private final int capacity;
  private final int steps;
  private final int width;
  private final int state;
  private final RealBuffer rows;
  private final RealBuffer kept;
  private final Step step = new Step();
  private int count;
  private int next;
  private boolean fromZero = true;
  private Optional<RealBuffer> drive = Optional.empty();
  private List<StateChange> changes = List.of();
  private List<UnitNoise> inside = List.of();
  private List<UnitNoise> outside = List.of();
  private Optional<Answers> answers = Optional.empty();
  private Optional<TrialBatch> loaded = Optional.empty();
  private int firstLoaded;

  /** Trials x N: drive and noise that enter the units at a step. */
  private Optional<RealBuffer> entering = Optional.empty();

  /** States before their change, where there are changes; the shape of the rows' states. */
  private Optional<RealBuffer> unchanged = Optional.empty();

  /**
   * @param weights the network
   * @param steps T
   * @param capacity most trials at a time
   * @param kernels kernels of the run
   */
  Trajectory(Weights weights, int steps, int capacity, Kernels kernels) {
    spec = weights.spec;
    this.weights = weights;
    this.kernels = kernels;
    this.capacity = capacity;
    this.steps = steps;
    state = spec.inputs() + 1;
    width = state + weights.state();
    kept = spec.precision().allocate(Math.multiplyExact(steps * capacity, weights.kept()));
    rows = spec.precision().allocate(Math.multiplyExact((steps + 1) * capacity, width));
    for (int row = 0; row < (steps + 1) * capacity; row++) {
      rows.set(row * width + spec.inputs(), 1);
    }
  }

  /** Most trials at a time. */
  int capacity() {
    return capacity;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public int trials() {
    return count;
  }

  @Override
  public int units() {
    return spec.units();
  }

  @Override
  public int width() {
    return weights.state();
  }

  @Override
  public RealBuffer buffer() {
    return rows;
  }

  @Override
  public int at(int t, int trial) {
    return stateAfter(t) + trial * width;
  }

  @Override
  public int start(int period, int trial) {
    return loaded.orElseThrow().starts(period)[firstLoaded + trial];
  }

  @Override
  public int end(int period, int trial) {
    return loaded.orElseThrow().ends(period)[firstLoaded + trial];
  }

  /** All rows. */
  RealBuffer rows() {
    return rows;
  }

  /** Elements of a row. */
  int stride() {
    return width;
  }

  private int row(int t) {
    return t * capacity * width;
  }

  /** Index of the first state after step t. */
  int stateAfter(int t) {
    return row(t + 1) + state;
  }

  /** Index of the first [1 | state] after step t. */
  int biasedStateAfter(int t) {
    return row(t + 1) + spec.inputs();
  }

  /** Puts trials first to first + count - 1 of a batch in. */
  void load(TrialBatch batch, int first, int trials) {
    reset();
    begin(batch, first, trials);
    for (int t = 0; t < steps; t++) {
      for (int trial = 0; trial < trials; trial++) {
        int from = batch.at(t, first + trial) * spec.inputs();
        int to = row(t) + trial * width;
        for (int i = 0; i < spec.inputs(); i++) {
          rows.set(to + i, batch.input()[from + i]);
        }
      }
    }
  }

  /** As {@link #load} of a whole batch, with Gaussian noise added in single precision. */
  void loadNoisy(TrialBatch batch, double deviation, RandomStream random) {
    reset();
    begin(batch, 0, batch.trials());
    for (int t = 0; t < steps; t++) {
      for (int trial = 0; trial < batch.trials(); trial++) {
        int from = batch.at(t, trial) * spec.inputs();
        int to = row(t) + trial * width;
        for (int i = 0; i < spec.inputs(); i++) {
          float noise = (float) (deviation * random.nextGaussian());
          rows.set(to + i, batch.input()[from + i] + noise);
        }
      }
    }
  }

  private void begin(TrialBatch batch, int first, int trials) {
    loaded = Optional.of(batch);
    firstLoaded = first;
    if (batch.rewarded()) {
      answers = Optional.of(new Answers(batch, first, trials, rows));
    }
  }

  /** States start at zero, nothing is changed, and nothing answers. */
  private void reset() {
    answers = Optional.empty();
    changes = List.of();
    inside = List.of();
    outside = List.of();
    drive = Optional.empty();
    if (!fromZero) {
      for (int trial = 0; trial < capacity; trial++) {
        rows.fill(row(0) + trial * width + state, weights.state(), 0);
      }
      fromZero = true;
    }
  }

  /** Sets the states that trials start with, trials x S; until the next load. */
  void startFrom(RealBuffer states, int trials) {
    fromZero = false;
    for (int trial = 0; trial < trials; trial++) {
      rows.copyFrom(
          states, trial * weights.state(), row(0) + trial * width + state, weights.state());
    }
  }

  /** Puts one state and one input of the first step into the first trials. */
  void hold(double[] held, double[] input, int trials) {
    reset();
    fromZero = false;
    for (int trial = 0; trial < trials; trial++) {
      int at = row(0) + trial * width;
      for (int i = 0; i < input.length; i++) {
        rows.set(at + i, input[i]);
      }
      for (int i = 0; i < held.length; i++) {
        rows.set(at + state + i, held[i]);
      }
    }
  }

  /** Changes states after some steps, after noise of the units; until the next load. */
  void change(List<StateChange> wanted, List<UnitNoise> noises) {
    changes = List.copyOf(wanted);
    inside = noises.stream().filter(each -> each.noise().inside()).toList();
    outside = noises.stream().filter(each -> !each.noise().inside()).toList();
    if (!inside.isEmpty() && entering.isEmpty()) {
      entering = Optional.of(rows.allocate(Math.multiplyExact(capacity, spec.units())));
    }
    if (changed() && unchanged.isEmpty()) {
      unchanged = Optional.of(rows.allocate(Math.multiplyExact(steps * capacity, weights.state())));
    }
  }

  private boolean changed() {
    return !changes.isEmpty() || !outside.isEmpty();
  }

  /** Adds values, trials x N, to what enters the units; until the next load. */
  void drive(Optional<RealBuffer> added) {
    drive = added;
  }

  /** Computes all states of the first trials. */
  void run(int trials) {
    begin(trials);
    while (advance()) {
      // the next step
    }
  }

  /** Begins to run the first trials step by step. */
  void begin(int trials) {
    count = trials;
    next = 0;
  }

  /** Computes the states after the next step; false if there is none. */
  boolean advance() {
    if (next == steps) {
      return false;
    }
    step.t = next++;
    if (!inside.isEmpty()) {
      enter(entering.orElseThrow());
    }
    weights.equations().forward(step);
    if (changed()) {
      apply(step.t);
    }
    if (answers.isPresent()) {
      read(step.t, count, answers.get().outputs());
      answers.get().respond(step.t, count, row(next), width);
    }
    return true;
  }

  /** Number of steps that have run. */
  int done() {
    return next;
  }

  /** The step t, for the way back. */
  CellStep step(int t) {
    step.t = t;
    return step;
  }

  /** Whether all states before step t are zero. */
  boolean zeroBefore(int t) {
    return t == 0 && fromZero;
  }

  private void enter(RealBuffer values) {
    int length = count * spec.units();
    if (drive.isPresent()) {
      values.copyFrom(drive.get(), 0, 0, length);
    } else {
      values.fill(0, length, 0);
    }
    inside.forEach(noise -> noise.add(values, 0, length));
  }

  private void apply(int t) {
    RealBuffer before = unchanged.orElseThrow();
    for (int trial = 0; trial < count; trial++) {
      before.copyFrom(
          rows, at(t, trial), (t * capacity + trial) * weights.state(), weights.state());
    }
    for (UnitNoise noise : outside) {
      for (int trial = 0; trial < count; trial++) {
        noise.add(rows, at(t, trial), spec.units());
      }
    }
    for (StateChange change : changes) {
      if (t >= change.from() && t < change.to()) {
        for (int trial = 0; trial < count; trial++) {
          int first = at(t, trial);
          for (int j = 0; j < spec.units(); j++) {
            rows.set(first + j, change.scale()[j] * rows.get(first + j) + change.shift()[j]);
          }
        }
      }
    }
  }

  /**
   * From the gradient with respect to the changed states after step t to that with respect to the
   * states before their change, which it puts back.
   */
  void unchange(int t, RealBuffer delta) {
    if (!changed()) {
      return;
    }
    for (StateChange change : changes) {
      if (t >= change.from() && t < change.to()) {
        for (int trial = 0; trial < count; trial++) {
          for (int j = 0; j < spec.units(); j++) {
            int to = trial * weights.state() + j;
            delta.set(to, change.scale()[j] * delta.get(to));
          }
        }
      }
    }
    for (int trial = 0; trial < count; trial++) {
      rows.copyFrom(
          unchanged.orElseThrow(),
          (t * capacity + trial) * weights.state(),
          at(t, trial),
          weights.state());
    }
  }

  /** Outputs after step t into count x O values. */
  void read(int t, int trials, RealBuffer outputs) {
    kernels.multiply(
        false,
        false,
        trials,
        spec.outputs(),
        1 + spec.units(),
        rows,
        biasedStateAfter(t),
        width,
        weights.readout,
        0,
        spec.outputs(),
        false,
        outputs,
        0,
        spec.outputs());
  }

  /** The view of a step that cells are given. */
  private final class Step implements CellStep {
    private int t;

    @Override
    public int step() {
      return t;
    }

    @Override
    public int trials() {
      return count;
    }

    @Override
    public RealBuffer rows() {
      return rows;
    }

    @Override
    public int stride() {
      return width;
    }

    @Override
    public int input() {
      return row(t);
    }

    @Override
    public int before() {
      return row(t) + state;
    }

    @Override
    public int after() {
      return stateAfter(t);
    }

    @Override
    public boolean fromZero() {
      return zeroBefore(t);
    }

    @Override
    public RealBuffer kept() {
      return kept;
    }

    @Override
    public int keptAt() {
      return t * capacity * weights.kept();
    }

    @Override
    public Optional<RealBuffer> drive() {
      return inside.isEmpty() ? drive : entering;
    }
  }
}
