package org.anlage.trainers;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The trainer and constraints do what is asked of a plug-in's. */
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
  Stream<DynamicTest> constraints() {
    return Stream.of(new DalesLaw(), new FixedSign(), new FixedZeros(), new NonNegative())
        .flatMap(Contracts::of);
  }
}
