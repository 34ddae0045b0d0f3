package org.anlage.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

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
                throw new AssertionError(name + ": " + words(e), e);
              } catch (TestAbortedException skipped) {
                throw skipped;
              } catch (ProblemException refused) {
                if (brief) {
                  throw refused; // parameters may be refused
                }
                throw new AssertionError(
                    name + ": it refused what it is to accept: " + refused.getMessage(), refused);
              } catch (Exception | LinkageError | StackOverflowError e) {
                throw new AssertionError(name + ": " + words(e), e);
              }
            }));
  }

  /** What was expected, without what is only for the test itself. */
  private static String words(AssertionError failed) {
    return String.valueOf(failed.getMessage())
        .replaceFirst(" ==> expected: <(true|false)> but was: <(true|false)>$", "")
        .replaceFirst(" ==> expected: not <null>$", "");
  }

  /** What was thrown and where; a call on null by the testkit is a result that is null. */
  private static String words(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    if (thrown instanceof NullPointerException
        && trace.length > 0
        && trace[0].getClassName().startsWith(TestList.class.getPackageName() + ".")) {
      return Outcome.NULL;
    }
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return "it threw " + thrown + place;
  }

  Stream<DynamicTest> stream() {
    return tests.stream();
  }
}
