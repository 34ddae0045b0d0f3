package org.anlage.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Tests of one component, in the order in which they are best read. */
final class TestList {
  private final String subject;
  private final List<DynamicTest> tests = new ArrayList<>();

  TestList(String subject) {
    this.subject = subject;
  }

  /** Adds a test; build tools that only number dynamic tests show its name in the failure. */
  void add(String says, Executable test) {
    String name = subject + ": " + says;
    tests.add(
        DynamicTest.dynamicTest(
            name,
            () -> {
              try {
                test.execute();
              } catch (AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
              }
            }));
  }

  Stream<DynamicTest> stream() {
    return tests.stream();
  }
}
