package org.example.homeostasis;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HomeostasisTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.overParameters(new Homeostasis());
  }
}
