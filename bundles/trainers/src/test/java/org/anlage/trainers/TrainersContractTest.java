package org.anlage.trainers;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Trainers and constraints do what is asked of a plug-in's, trainers with every rule of updates.
 */
class TrainersContractTest {
  @TestFactory
  Stream<DynamicTest> trainers() {
    return Stream.of("adam", "adamw", "sgd", "rmsprop")
        .flatMap(
            rule ->
                Contracts.of(
                    new BpttTrainer(),
                    "{\"updates\": 7, \"batch\": 4, \"epochLength\": 2, \"optimizer\": \""
                        + rule
                        + "\"}"));
  }

  @TestFactory
  Stream<DynamicTest> otherParameters() {
    return Contracts.overParameters(
        new BpttTrainer(), "{\"updates\": 3, \"batch\": 4, \"epochLength\": 2}");
  }

  @TestFactory
  Stream<DynamicTest> readout() {
    return Contracts.overParameters(new RidgeReadout(), "{\"batch\": 8, \"batches\": 4}");
  }

  @TestFactory
  Stream<DynamicTest> constraints() {
    return Stream.of(
            new BlockCirculant(),
            new DalesLaw(),
            new FixedSign(),
            new FixedZeros(),
            new NonNegative())
        .flatMap(Contracts::overParameters);
  }
}
