package org.anlage.testkit;

import java.util.stream.Stream;
import org.anlage.trainers.Adam;
import org.anlage.trainers.AdamW;
import org.anlage.trainers.BlockCirculant;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.DalesLaw;
import org.anlage.trainers.FixedSign;
import org.anlage.trainers.FixedZeros;
import org.anlage.trainers.FullGradient;
import org.anlage.trainers.GruCell;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.LearnedLeakyCell;
import org.anlage.trainers.NonNegative;
import org.anlage.trainers.RidgeReadout;
import org.anlage.trainers.RmsProp;
import org.anlage.trainers.Sgd;
import org.anlage.trainers.Untrained;
import org.anlage.trainers.VanillaCell;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the bundle of the trainers holds does what is asked of a plug-in's. Here, because the
 * contracts run networks by that bundle.
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
  Stream<DynamicTest> untrained() {
    return Contracts.overParameters(new Untrained());
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

  @TestFactory
  Stream<DynamicTest> cells() {
    return Stream.of(new VanillaCell(), new LeakyCell(), new LearnedLeakyCell(), new GruCell())
        .flatMap(Contracts::of);
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return Stream.of(
            Contracts.overParameters(new FullGradient()),
            Contracts.overParameters(new Adam()),
            Contracts.overParameters(new AdamW()),
            Contracts.overParameters(new RmsProp()),
            Contracts.overParameters(new Sgd()))
        .flatMap(tests -> tests);
  }
}
