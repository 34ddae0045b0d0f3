package org.anlage.learning.rules;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Learning rules and update rules do what is asked of a plug-in's. */
class RulesContractTest {
  @TestFactory
  Stream<DynamicTest> learningRules() {
    return Stream.of(
            Contracts.overParameters(new LocalRule()),
            Contracts.overParameters(new Reinforce()),
            Contracts.overParameters(new EvolutionStrategies(), "{\"pairs\": 3}"),
            Contracts.overParameters(new NaturalEvolution(), "{\"pairs\": 3}"),
            Contracts.overParameters(new Force()),
            Contracts.overParameters(new EquilibriumPropagation()))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> losses() {
    return Contracts.overParameters(new Huber());
  }

  @TestFactory
  Stream<DynamicTest> updateRules() {
    return Stream.of(
            Contracts.overParameters(new MirrorDescent()), Contracts.overParameters(new Langevin()))
        .flatMap(tests -> tests);
  }
}
