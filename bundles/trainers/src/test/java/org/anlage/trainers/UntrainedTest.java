package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

/** A network whose read-out is constant has a loss and an accuracy that need no computer. */
class UntrainedTest {
  private static final class Patient implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private static TrainingProblem problem(double first) {
    ToyProblem toy = new ToyProblem(2, 3, 2, 4, Activation.TANH, Precision.FLOAT64, 1);
    Map<String, Matrix> values = new TreeMap<>(toy.network().parameters());
    values.put(Network.READOUT, Matrix.zeros(3, 2));
    values.put(Network.READOUT_BIAS, Matrix.of(1, 2, new double[] {first, 0}));
    TrialBatch held = TrialBatch.allocate(toy.task(), 4);
    for (int trial = 0; trial < 4; trial++) {
      held.mask()[held.at(3, trial)] = 1;
      held.labels()[held.at(3, trial)] = trial == 0 ? 1 : 0;
    }
    return new TrainingProblem(
        new Network(toy.network().spec(), values),
        toy.task(),
        (batch, update) -> batch.clear(),
        held,
        held,
        0,
        List.of(),
        List.of(),
        RandomStream.of(1),
        new ScalarKernels());
  }

  /** Logits (ln 3, 0): probabilities 3/4 and 1/4; three labels are 0, one is 1. */
  @Test
  void theNetworkStaysAndIsScored() {
    TrainingProblem problem = problem(Math.log(3));
    TrainingResult scored = new Untrained().train(new NoParameters(), problem, new Patient());
    assertSame(problem.initial(), scored.network());
    assertEquals(1, scored.history().rows());
    assertEquals(0, scored.history().numbers("update")[0]);
    double loss = -(3 * Math.log(0.75) + Math.log(0.25)) / 4;
    assertEquals(loss, scored.history().numbers("test_loss")[0], 1e-12);
    assertEquals(loss, scored.history().numbers("validation_loss")[0], 1e-12);
    assertEquals(0.75, scored.history().numbers("test_accuracy")[0]);
    assertEquals(loss, new Untrained().audit(new NoParameters(), problem).get(0).value(), 1e-12);
  }

  @Test
  void aLossThatIsNotFiniteIsAFailure() {
    TrainingResult scored =
        new Untrained().train(new NoParameters(), problem(Double.NaN), new Patient());
    assertEquals("the loss of the network is not finite", scored.failure().orElseThrow());
  }
}
