package org.example.fixedpoints.one;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FixedPointsTest {

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.of(new FixedPoints());
  }
}
