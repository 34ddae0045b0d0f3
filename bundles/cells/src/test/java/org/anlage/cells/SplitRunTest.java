package org.anlage.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.api.training.WeightConstraint;
import org.anlage.kernels.ScalarKernels;
import org.anlage.tasks.GoNoGo;
import org.anlage.tasks.OneChoiceInference;
import org.anlage.tasks.PerceptualDecision;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.DalesLaw;
import org.anlage.trainers.FixedSign;
import org.anlage.trainers.FixedZeros;
import org.anlage.trainers.NonNegative;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that is stopped and goes on from its checkpoint ends with the bits of an undisturbed one,
 * for every pair of cell, optimiser, penalty, task, constraint and precision; in the profile
 * whole-product for every combination.
 */
final class SplitRunTest {
  private static final List<Cell> CELLS =
      List.of(Cell.VANILLA, Cell.LEAKY, Cell.LEAKY_LEARNED, Cell.GRU);

  private static final int UNITS = 6;
  private static final int UPDATES = 5;
  private static final int STOP = 2;
  private static final List<String> PENALTIES =
      List.of(
          "none", "l1", "l1-proximal", "distance", "distance-proximal", "communicability", "emd");
  private static final List<String> TASKS = List.of("go-nogo", "one-choice", "perceptual");
  private static final List<String> CONSTRAINTS =
      List.of("none", "dale", "fixed-sign", "fixed-zeros", "non-negative");
  private static final Kernels KERNELS = new ScalarKernels();

  /** One combination. */
  record Setting(
      Cell cell,
      Optimizer optimizer,
      String penalty,
      String task,
      String constraint,
      Precision precision) {}

  private static int[] levels() {
    return new int[] {
      CELLS.size(),
      Optimizer.values().length,
      PENALTIES.size(),
      TASKS.size(),
      CONSTRAINTS.size(),
      Precision.values().length
    };
  }

  static Stream<Setting> settings() {
    List<int[]> choices =
        Boolean.getBoolean("anlage.wholeProduct")
            ? Combinations.all(levels())
            : Combinations.pairwise(levels());
    return choices.stream()
        .map(
            c ->
                new Setting(
                    CELLS.get(c[0]),
                    Optimizer.values()[c[1]],
                    PENALTIES.get(c[2]),
                    TASKS.get(c[3]),
                    CONSTRAINTS.get(c[4]),
                    Precision.values()[c[5]]));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aStoppedRunGoesOnWithTheSameBits(Setting setting) {
    final TrainingResult whole = train(setting, new Stopping(Optional.empty(), UPDATES + 1));
    Stopping stopped = new Stopping(Optional.empty(), STOP);
    assertThrows(TrainingMonitor.Interrupted.class, () -> train(setting, stopped));
    assertEquals(STOP, stopped.states().size());
    TrainingResult resumed =
        train(setting, new Stopping(Optional.of(stopped.states().get(STOP - 1)), UPDATES + 1));
    assertSame(whole, resumed);
    assertTrue(
        !whole.network().recurrent().equals(network(setting).recurrent()), "nothing was learned");
  }

  @Test
  void everyPairIsAmongThePairwiseCombinations() {
    List<int[]> all = Combinations.pairwise(2, 3, 2);
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 3; b++) {
        int first = a;
        int second = b;
        assertTrue(all.stream().anyMatch(c -> c[0] == first && c[1] == second));
        assertTrue(all.stream().anyMatch(c -> c[2] == first && c[1] == second));
        assertTrue(all.stream().anyMatch(c -> c[0] == first && c[2] == second % 2));
      }
    }
    assertEquals(12, Combinations.all(2, 3, 2).size());
    assertTrue(all.size() < 9, all.size() + " combinations");
  }

  private static TrainingResult train(Setting setting, TrainingMonitor monitor) {
    Schedule schedule = new Schedule(Schedule.Form.COSINE, 2, 0.1, 1);
    BpttTrainer.Parameters parameters =
        BuiltIn.parameters(4, UPDATES, setting.optimizer(), schedule, Optional.of(1.0), 50);
    return new BpttTrainer().train(parameters, problem(setting), monitor);
  }

  /** A task with short trials. */
  private record Trials<P extends Record>(Task<P> task, P parameters) {
    static Trials<?> of(String name) {
      return switch (name) {
        case "go-nogo" -> new Trials<>(new GoNoGo(), new GoNoGo.Parameters(1, 2, 1, 1, true));
        case "one-choice" ->
            new Trials<>(new OneChoiceInference(), new OneChoiceInference.Parameters(2, 1, 2));
        case "perceptual" ->
            new Trials<>(
                new PerceptualDecision(),
                new PerceptualDecision.Parameters(1, 2, 1, List.of(0.0, 25.6), 1, 100));
        default -> throw new IllegalArgumentException(name);
      };
    }

    TaskDescription description() {
      return task.describe(parameters);
    }

    void fill(TrialBatch batch, RandomStream random) {
      batch.clear();
      task.fill(parameters, batch, random);
    }

    TrialBatch heldOut(long seed) {
      TrialBatch batch = TrialBatch.allocate(description(), 5);
      fill(batch, RandomStream.of(seed));
      return batch;
    }
  }

  private static Network network(Setting setting) {
    TaskDescription task = Trials.of(setting.task()).description();
    NetworkSpec spec =
        new NetworkSpec(
            setting.cell(),
            task.inputs(),
            UNITS,
            task.outputs(),
            Activation.TANH,
            setting.precision());
    return BuiltIn.network(spec, RandomStream.of(1), 0.9);
  }

  private static TrainingProblem problem(Setting setting) {
    Network network = network(setting);
    Trials<?> trials = Trials.of(setting.task());
    RandomStream training = RandomStream.of(2);
    return new TrainingProblem(
        network,
        trials.description(),
        (batch, update) -> trials.fill(batch, training.split(update)),
        trials.heldOut(3),
        trials.heldOut(4),
        0.05,
        TimedPenalties.of(setting.penalty(), UNITS, KERNELS),
        constraints(setting.constraint(), network.recurrent()),
        RandomStream.of(5),
        KERNELS);
  }

  private static List<WeightConstraint.Projection> constraints(String name, Matrix initial) {
    WeightConstraint<NoParameters> constraint =
        switch (name) {
          case "dale" -> new DalesLaw();
          case "fixed-sign" -> new FixedSign();
          case "fixed-zeros" -> new FixedZeros();
          default -> new NonNegative();
        };
    return name.equals("none") ? List.of() : List.of(constraint.bind(new NoParameters(), initial));
  }

  /** Every bit of two results is the same. */
  private static void assertSame(TrainingResult expected, TrainingResult actual) {
    assertEquals(expected.network().parameters(), actual.network().parameters());
    assertEquals(expected.failure(), actual.failure());
    for (Column column : expected.history().columns()) {
      assertArrayEquals(
          expected.history().numbers(column.name()), actual.history().numbers(column.name()));
    }
  }

  /**
   * Keeps the state after every update, and stops a run after so many.
   *
   * @param checkpoint where the run goes on from
   * @param updates after how many updates it is stopped
   * @param states the state after each update
   */
  private record Stopping(Optional<byte[]> checkpoint, int updates, List<byte[]> states)
      implements TrainingMonitor {
    Stopping(Optional<byte[]> checkpoint, int updates) {
      this(checkpoint, updates, new ArrayList<>());
    }

    @Override
    public void updated(int update, int of, double loss) {}

    @Override
    public boolean cancelled() {
      return states.size() >= updates;
    }

    @Override
    public void reached(int update, Supplier<byte[]> state) {
      states.add(state.get());
    }
  }
}
