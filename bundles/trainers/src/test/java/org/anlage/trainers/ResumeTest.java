package org.anlage.trainers;

import static org.anlage.trainers.StateCollector.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Precision;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are interrupted after any update and go on from their checkpoint, bit by bit. */
final class ResumeTest {
  private static final int UPDATES = 23;
  private final BpttTrainer trainer = new BpttTrainer();
  private final Kernels kernels = new ScalarKernels();

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void anInterruptedRunEndsAsAnUndisturbedOne(Optimizer optimizer) {
    for (Precision precision : Precision.values()) {
      ToyProblem toy = new ToyProblem(4, 11, 2, 6, Activation.TANH, precision, 0.9);
      StateCollector undisturbed = new StateCollector(Optional.empty());
      TrainingResult whole = train(toy, optimizer, undisturbed);
      for (int update = 1; update <= UPDATES; update++) {
        byte[] state = undisturbed.states().get(update - 1);
        assertSame(whole, train(toy, optimizer, new StateCollector(Optional.of(state))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "leaky", "leaky-learned", "gru"})
  void everyCellGoesOn(Cell cell) {
    ToyProblem toy = new ToyProblem(cell, 4, 11, 2, 6, Activation.RELU, Precision.FLOAT32, 0.9);
    StateCollector undisturbed = new StateCollector(Optional.empty());
    TrainingResult whole = train(toy, Optimizer.ADAM, undisturbed);
    for (int update : new int[] {1, 5, 13, UPDATES}) {
      byte[] state = undisturbed.states().get(update - 1);
      assertSame(whole, train(toy, Optimizer.ADAM, new StateCollector(Optional.of(state))));
    }
  }

  @Test
  void earlyStoppingReturnsTheBestEpochAlsoAfterAnInterruption() {
    ToyProblem toy = new ToyProblem(4, 11, 2, 6, Activation.TANH, Precision.FLOAT32, 0.9);
    BpttTrainer.Parameters parameters = diverging();
    StateCollector monitor = new StateCollector(Optional.empty());
    TrainingResult whole = trainer.train(parameters, toy.problem(kernels, 0.3), monitor);
    double[] losses = whole.history().numbers("validation_loss");
    assertTrue(losses.length < 40, "never stopped");
    int best = 0;
    for (int epoch = 1; epoch < losses.length; epoch++) {
      best = losses[epoch] < losses[best] ? epoch : best;
    }
    assertEquals(losses.length - 1 - 2, best);
    TrainingResult again =
        trainer.train(
            parameters,
            toy.problem(kernels, 0.3),
            new StateCollector(Optional.of(monitor.states().get(monitor.states().size() - 2))));
    assertSame(whole, again);
    Weights weights = new Weights(whole.network(), kernels, 37);
    Trajectory trajectory = new Trajectory(weights, 6, 37, kernels);
    Evaluation found =
        Evaluation.of(
            trajectory,
            new Scoring(toy.task(), 37, weights.readout, kernels, Optional.empty()),
            toy.trials(37, 3));
    assertEquals(losses[best], found.loss(), 1e-12);
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() {
    ToyProblem toy = new ToyProblem(4, 11, 2, 6, Activation.TANH, Precision.FLOAT32, 0.9);
    StateCollector undisturbed = new StateCollector(Optional.empty());
    train(toy, Optimizer.ADAM, undisturbed);
    ToyProblem other = new ToyProblem(4, 12, 2, 6, Activation.TANH, Precision.FLOAT32, 0.9);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            train(
                other,
                Optimizer.ADAM,
                new StateCollector(Optional.of(undisturbed.states().get(3)))));
  }

  private TrainingResult train(ToyProblem toy, Optimizer optimizer, TrainingMonitor monitor) {
    Schedule schedule = new Schedule(Schedule.Form.COSINE, 3, 0.1, 1);
    BpttTrainer.Parameters plain =
        ToyProblem.parameters(8, UPDATES, optimizer, schedule, Optional.of(1.0), 50);
    return trainer.train(withSnapshots(plain), toy.problem(kernels, 0.05), monitor);
  }

  private static BpttTrainer.Parameters withSnapshots(BpttTrainer.Parameters p) {
    return new BpttTrainer.Parameters(
        p.learningRate(),
        p.beta1(),
        p.beta2(),
        p.epsilon(),
        p.epsilonPlacement(),
        p.batch(),
        p.updates(),
        5,
        List.of(0, 7, UPDATES),
        p.optimizer(),
        p.momentum(),
        p.weightDecay(),
        p.schedule(),
        p.clipNorm(),
        p.patience());
  }

  /** Steps so large that the validation loss soon rises. */
  private static BpttTrainer.Parameters diverging() {
    return new BpttTrainer.Parameters(
        0.6,
        0.9,
        0.999,
        1e-7,
        EpsilonPlacement.KERAS,
        4,
        80,
        2,
        List.of(),
        Optimizer.SGD,
        0.9,
        0,
        Schedule.CONSTANT,
        Optional.empty(),
        2);
  }
}
