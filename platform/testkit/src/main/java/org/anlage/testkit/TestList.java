package org.anlage.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Tests of one component, in the order in which they are best read. */
final class TestList {
  private final String subject;
  private final boolean brief;
  private final List<DynamicTest> tests = new ArrayList<>();

  /**
   * An empty list.
   *
   * @param subject what is tested
   * @param brief whether a few calls are to do, for the component has a longer list too
   */
  TestList(String subject, boolean brief) {
    this.subject = subject;
    this.brief = brief;
  }

  boolean brief() {
    return brief;
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
