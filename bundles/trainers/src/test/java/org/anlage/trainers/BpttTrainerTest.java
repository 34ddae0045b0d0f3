package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Table;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.vector.VectorKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BpttTrainerTest {
  private static final TrainingMonitor PATIENT = monitor(new ArrayList<>(), Integer.MAX_VALUE);

  private final BpttTrainer trainer = new BpttTrainer();
  private final Kernels kernels = new ScalarKernels();

  @Test
  void learnsAndKeepsItsHistory() {
    ToyProblem toy = toy(Activation.TANH, Precision.FLOAT32);
    BpttTrainer.Parameters parameters =
        ToyProblem.adam(0.01, 0.9, 1e-7, EpsilonPlacement.KERAS, 32, 65, 20, List.of(0, 3, 65));
    List<Integer> seen = new ArrayList<>();
    TrainingResult result =
        trainer.train(
            parameters,
            toy.problem(kernels, 0.05, List.of(square(0.01)), List.of()),
            monitor(seen, Integer.MAX_VALUE));
    assertTrue(result.failure().isEmpty());
    assertEquals(65, seen.size());
    Table history = result.history();
    assertArrayEquals(new double[] {1, 2, 3, 4}, history.numbers("epoch"));
    assertArrayEquals(new double[] {20, 40, 60, 65}, history.numbers("update"));
    assertTrue(history.numbers("train_loss")[3] < 0.5 * history.numbers("train_loss")[0]);
    assertEquals(1, history.numbers("test_accuracy")[3]);
    assertEquals(1, history.numbers("validation_accuracy")[3]);
    assertTrue(history.numbers("penalty_square")[3] > 0);
    assertEquals(
        List.of(0, 3, 65), result.snapshots().stream().map(snapshot -> snapshot.update()).toList());
    assertEquals(
        toy.network().recurrent().get(1, 2), result.snapshots().get(0).recurrent().get(1, 2), 1e-7);
    assertEquals(result.network().recurrent(), result.snapshots().get(2).recurrent());
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void scalarAndVectorKernelsGiveTheSameBits(Activation activation) {
    for (Precision precision : Precision.values()) {
      ToyProblem toy = toy(activation, precision);
      BpttTrainer.Parameters parameters = ToyProblem.parameters(19, 12);
      TrainingResult scalar = trainer.train(parameters, toy.problem(kernels, 0.05), PATIENT);
      TrainingResult vector =
          trainer.train(parameters, toy.problem(new VectorKernels(kernels), 0.05), PATIENT);
      assertEquals(scalar.network().parameters(), vector.network().parameters());
      assertNotEquals(toy.network().parameters(), vector.network().parameters());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "leaky", "leaky-learned", "gru"})
  void everyCellLearnsWithTheSameBitsOfScalarAndVectorKernels(Cell cell) {
    ToyProblem toy = new ToyProblem(cell, 4, 21, 2, 9, Activation.TANH, Precision.FLOAT32, 0.9);
    BpttTrainer.Parameters parameters =
        ToyProblem.adam(0.01, 0.9, 1e-7, EpsilonPlacement.KERAS, 19, 60, 20, List.of());
    TrainingResult scalar = trainer.train(parameters, toy.problem(kernels, 0.05), PATIENT);
    TrainingResult vector =
        trainer.train(parameters, toy.problem(new VectorKernels(kernels), 0.05), PATIENT);
    assertEquals(scalar.network().parameters(), vector.network().parameters());
    double[] losses = scalar.history().numbers("validation_loss");
    assertTrue(losses[2] < 0.7 * losses[0], () -> "no learning: " + Arrays.toString(losses));
    boolean learned = cell.equals(Cell.LEAKY_LEARNED) || cell.equals(Cell.GRU);
    toy.network()
        .parameters()
        .forEach(
            (name, before) -> {
              boolean fixed = name.equals(Network.LEAK) && !learned;
              Matrix after = scalar.network().parameter(name);
              assertEquals(fixed, before.map(x -> (float) x).equals(after), name);
            });
  }

  @Test
  void heldOutTrialsDoNotDependOnTheChunk() {
    ToyProblem toy = toy(Activation.RELU, Precision.FLOAT64);
    Weights weights = new Weights(toy.network(), kernels, 37);
    Evaluation whole = evaluate(toy, weights, 37);
    Evaluation chunks = evaluate(toy, weights, 8);
    assertEquals(whole.loss(), chunks.loss(), 1e-14);
    assertEquals(whole.accuracy(), chunks.accuracy());
  }

  @Test
  void auditGivesTermsAtTheInitialWeights() {
    ToyProblem toy = toy(Activation.TANH, Precision.FLOAT64);
    List<LossTerm> terms =
        trainer.audit(
            ToyProblem.parameters(16, 1),
            toy.problem(kernels, 0.05, List.of(square(0.5)), List.of()));
    assertEquals(List.of("task", "square"), terms.stream().map(LossTerm::name).toList());
    Matrix weights = toy.network().recurrent();
    double norm = Arrays.stream(weights.values()).map(w -> w * w).sum();
    assertEquals(0.5 * norm, terms.get(1).value(), 1e-12);
    assertEquals(weights.get(2, 1), terms.get(1).gradient().get(2, 1), 1e-15);
    assertTrue(terms.get(0).value() > 0);
    assertNotEquals(0, terms.get(0).gradient().get(2, 1));
  }

  @Test
  void penaltiesEnterTheUpdate() {
    ToyProblem toy = toy(Activation.TANH, Precision.FLOAT64);
    TrainingResult result =
        trainer.train(
            ToyProblem.parameters(8, 1),
            toy.problem(kernels, 0, List.of(square(1e6)), List.of()),
            PATIENT);
    // With such a strength the first step of Adam is the learning rate against the weight's sign.
    double[] before = toy.network().recurrent().values();
    double[] after = result.network().recurrent().values();
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] - 1e-3 * Math.signum(before[i]), after[i], 1e-6);
    }
  }

  @Test
  void nonNegativeWeightsStayNonNegative() {
    ToyProblem toy = toy(Activation.RELU, Precision.FLOAT32);
    NonNegative constraint = new NonNegative();
    TrainingResult result =
        trainer.train(
            ToyProblem.parameters(8, 3),
            toy.problem(
                kernels,
                0,
                List.of(),
                List.of(constraint.bind(new NoParameters(), toy.network().recurrent()))),
            PATIENT);
    assertTrue(Arrays.stream(result.network().recurrent().values()).allMatch(w -> w >= 0));
    assertTrue(
        Arrays.stream(result.network().parameter(Network.INPUT).values()).anyMatch(w -> w < 0));
  }

  @Test
  void overflowEndsTheRunWithItsUpdateAndTerm() {
    ToyProblem toy = new ToyProblem(4, 12, 2, 60, Activation.IDENTITY, Precision.FLOAT32, 30);
    TrainingResult result =
        trainer.train(ToyProblem.parameters(8, 5), toy.problem(kernels, 0), PATIENT);
    assertEquals("update 1: the task loss is NaN", result.failure().orElseThrow());
    assertEquals(0, result.history().rows());
    NamedPenalty broken = new NamedPenalty("broken", (w, g) -> Double.POSITIVE_INFINITY);
    ToyProblem sound = toy(Activation.TANH, Precision.FLOAT32);
    assertEquals(
        "update 1: the penalty 'broken' is Infinity",
        trainer
            .train(
                ToyProblem.parameters(8, 5),
                sound.problem(kernels, 0, List.of(broken), List.of()),
                PATIENT)
            .failure()
            .orElseThrow());
    NamedPenalty steep =
        new NamedPenalty(
            "steep",
            (w, g) -> {
              g.set(3, Double.NaN);
              return 0;
            });
    assertEquals(
        "update 1: the recurrent kernel is not finite after the update",
        trainer
            .train(
                ToyProblem.parameters(8, 5),
                sound.problem(kernels, 0, List.of(steep), List.of()),
                PATIENT)
            .failure()
            .orElseThrow());
  }

  @Test
  void stopsWhenAsked() {
    List<Integer> seen = new ArrayList<>();
    ToyProblem toy = toy(Activation.TANH, Precision.FLOAT32);
    assertThrows(
        TrainingMonitor.Interrupted.class,
        () ->
            trainer.train(ToyProblem.parameters(8, 9), toy.problem(kernels, 0), monitor(seen, 4)));
    assertEquals(List.of(1, 2, 3, 4), seen);
  }

  @Test
  void noiseIsOfTheUpdateAndNotOfWhatWasDrawnBefore() {
    ToyProblem toy = toy(Activation.TANH, Precision.FLOAT32);
    TrainingRun first = new TrainingRun(ToyProblem.parameters(8, 9), toy.problem(kernels, 0.5));
    TrainingRun second = new TrainingRun(ToyProblem.parameters(8, 9), toy.problem(kernels, 0.5));
    double other = first.learn(6).loss();
    double loss = first.learn(7).loss();
    assertEquals(loss, second.learn(7).loss());
    assertNotEquals(loss, other);
  }

  @Test
  void badParametersAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ToyProblem.adam(1e-3, 0.9, 1e-7, EpsilonPlacement.KERAS, 1, 5, 1, List.of(6)));
    assertThrows(
        IllegalArgumentException.class,
        () -> ToyProblem.adam(1e-3, 1, 1e-7, EpsilonPlacement.KERAS, 1, 5, 1, List.of()));
  }

  private Evaluation evaluate(ToyProblem toy, Weights weights, int chunk) {
    Trajectory trajectory = new Trajectory(weights, toy.task().steps(), chunk, kernels);
    Scoring scoring = new Scoring(toy.task(), chunk, weights.readout, kernels, Optional.empty());
    return Evaluation.of(trajectory, scoring, toy.trials(37, 3));
  }

  private static ToyProblem toy(Activation activation, Precision precision) {
    return new ToyProblem(4, 21, 2, 9, activation, precision, 0.9);
  }

  /** strength |W|^2. */
  private static NamedPenalty square(double strength) {
    return new NamedPenalty(
        "square",
        (weights, gradient) -> {
          double sum = 0;
          for (int i = 0; i < weights.length(); i++) {
            double w = weights.get(i);
            sum += w * w;
            gradient.set(i, gradient.get(i) + 2 * strength * w);
          }
          return strength * sum;
        });
  }

  private static TrainingMonitor monitor(List<Integer> seen, int patience) {
    return new TrainingMonitor() {
      @Override
      public void updated(int update, int updates, double loss) {
        seen.add(update);
      }

      @Override
      public boolean cancelled() {
        return seen.size() >= patience;
      }
    };
  }
}
