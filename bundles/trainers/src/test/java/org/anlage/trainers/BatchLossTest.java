package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.vector.VectorKernels;
import org.junit.jupiter.api.Test;

final class BatchLossTest {
  private static final Kernels KERNELS = new ScalarKernels();

  @Test
  void crossEntropyByHand() {
    TrialBatch batch = TrialBatch.allocate(ToyProblem.task(1, 2, 2, Objective.CROSS_ENTROPY), 2);
    batch.mask()[batch.at(0, 0)] = 1;
    batch.mask()[batch.at(1, 0)] = 2;
    batch.mask()[batch.at(1, 1)] = 1;
    batch.labels()[batch.at(1, 1)] = 1;
    BatchLoss score = score(Objective.CROSS_ENTROPY, batch, 2);
    assertTrue(score.needs(0));
    assertEquals(4, score.weight());
    // Probabilities 1/4 and 3/4 for the first trial; the second does not count at this step.
    RealBuffer.Float64 early = new RealBuffer.Float64(new double[] {0, Math.log(3), 5, 5});
    score.take(0, early);
    assertArrayEquals(new double[] {-0.75 / 4, 0.75 / 4, 0, 0}, early.values(), 1e-15);
    // Last step: trial 0 right with 3/4, trial 1 wrong with 1/2 (the first of equals wins).
    RealBuffer.Float64 late = new RealBuffer.Float64(new double[] {Math.log(3), 0, 7, 7});
    score.take(1, late);
    assertArrayEquals(
        new double[] {-0.25 * 2 / 4, 0.25 * 2 / 4, 0.5 / 4, -0.5 / 4}, late.values(), 1e-15);
    assertEquals((Math.log(4) + 2 * Math.log(4.0 / 3) + Math.log(2)) / 4, score.meanLoss(), 1e-15);
    assertEquals(0.5, score.accuracy());
  }

  @Test
  void meanSquaresByHand() {
    TrialBatch batch = TrialBatch.allocate(ToyProblem.task(1, 2, 1, Objective.MEAN_SQUARES), 1);
    batch.mask()[0] = 0.5f;
    batch.values()[0] = 1;
    BatchLoss score = score(Objective.MEAN_SQUARES, batch, 1);
    RealBuffer.Float64 outputs = new RealBuffer.Float64(new double[] {4, -2});
    score.take(0, outputs);
    assertEquals((9 + 4) / 2.0, score.meanLoss(), 1e-15);
    assertArrayEquals(new double[] {3, -2}, outputs.values(), 1e-15);
    assertTrue(Double.isNaN(score.accuracy()));
  }

  /** Outputs log 3 and -log 4 are logistic ones of 3/4 and 1/5. */
  @Test
  void logisticOutputsByHand() {
    double[] z = {Math.log(3), -Math.log(4)};
    TaskDescription squares =
        ToyProblem.task(1, 2, 1, Objective.LOGISTIC_SQUARES).weighted(List.of(4.0, 1.0));
    TrialBatch batch = TrialBatch.allocate(squares, 1);
    batch.mask()[0] = 5;
    batch.values()[0] = 1;
    BatchLoss score = score(squares, batch, 1);
    RealBuffer.Float64 outputs = new RealBuffer.Float64(z.clone());
    score.take(0, outputs);
    assertEquals((4 / 16.0 + 1 / 25.0) / 2, score.meanLoss(), 1e-15);
    assertArrayEquals(new double[] {-4 * 0.25 * 3 / 16, 0.2 * 4 / 25}, outputs.values(), 1e-15);

    TaskDescription entropy = ToyProblem.task(1, 2, 1, Objective.BINARY_CROSS_ENTROPY);
    score = score(entropy, batch, 1);
    outputs = new RealBuffer.Float64(z.clone());
    score.take(0, outputs);
    assertEquals((Math.log(4.0 / 3) + Math.log(5.0 / 4)) / 2, score.meanLoss(), 1e-15);
    assertArrayEquals(new double[] {-0.25 / 2, 0.2 / 2}, outputs.values(), 1e-15);
  }

  /** Rates 3 and 1/4, counts 1 and 0. */
  @Test
  void poissonByHand() {
    TaskDescription task = ToyProblem.task(1, 2, 1, Objective.POISSON);
    TrialBatch batch = TrialBatch.allocate(task, 1);
    batch.mask()[0] = 1;
    batch.values()[0] = 1;
    BatchLoss score = score(task, batch, 1);
    RealBuffer.Float64 outputs = new RealBuffer.Float64(new double[] {Math.log(3), -Math.log(4)});
    score.take(0, outputs);
    assertEquals((3 - Math.log(3) + 0.25) / 2, score.meanLoss(), 1e-15);
    assertArrayEquals(new double[] {(3 - 1) / 2.0, 0.25 / 2}, outputs.values(), 1e-15);
  }

  @Test
  void nothingScoredIsNoLoss() {
    TrialBatch batch = TrialBatch.allocate(ToyProblem.task(1, 2, 1, Objective.CROSS_ENTROPY), 1);
    BatchLoss score = score(Objective.CROSS_ENTROPY, batch, 1);
    assertFalse(score.needs(0));
    assertEquals(0, score.meanLoss());
  }

  @Test
  void surpriseOfAnOutputFarBelowTheLargest() {
    TrialBatch batch = TrialBatch.allocate(ToyProblem.task(1, 2, 1, Objective.CROSS_ENTROPY), 1);
    batch.mask()[0] = 1;
    batch.labels()[0] = 1;
    BatchLoss score = score(Objective.CROSS_ENTROPY, batch, 1);
    RealBuffer.Float32 outputs = new RealBuffer.Float32(new float[] {3000, -1000});
    score.take(0, outputs);
    assertEquals(4000, score.meanLoss());
    assertArrayEquals(new float[] {1, -1}, outputs.values());
  }

  @Test
  void sameBitsOnAnyKernels() {
    RandomStream random = RandomStream.of(1);
    for (Precision precision : Precision.values()) {
      RealBuffer values = precision.allocate(37 * 5);
      for (int k = 0; k < values.length(); k++) {
        values.set(k, 4 * random.nextGaussian());
      }
      Outputs scalar = new Outputs(37, 5, KERNELS.elementwise());
      Outputs vector = new Outputs(37, 5, new VectorKernels(KERNELS).elementwise());
      scalar.load(values, 37);
      vector.load(values, 37);
      scalar.softmax(37);
      vector.softmax(37);
      for (int row = 0; row < 37; row++) {
        double sum = 0;
        for (int o = 0; o < 5; o++) {
          assertEquals(scalar.probability(row, o), vector.probability(row, o));
          assertEquals(scalar.surprise(row, o), vector.surprise(row, o));
          assertEquals(-StrictMath.log(scalar.probability(row, o)), scalar.surprise(row, o), 1e-13);
          sum += scalar.probability(row, o);
        }
        assertEquals(1, sum, 1e-15);
      }
    }
  }

  private static BatchLoss score(Objective objective, TrialBatch batch, int count) {
    return score(ToyProblem.task(1, 2, batch.steps(), objective), batch, count);
  }

  private static BatchLoss score(TaskDescription task, TrialBatch batch, int count) {
    return new BatchLoss(
        task,
        batch,
        0,
        count,
        new Outputs(count, 2, KERNELS.elementwise()),
        new AnswerScore(task, count),
        Optional.empty());
  }
}
