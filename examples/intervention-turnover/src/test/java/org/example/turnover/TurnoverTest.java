package org.example.turnover;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TurnoverTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.overParameters(new Turnover());
  }
}
