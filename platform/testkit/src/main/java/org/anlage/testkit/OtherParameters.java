package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks a component with parameters other than its defaults: it keeps its contract or refuses
 * them.
 */
final class OtherParameters {
  private final ComponentUnderTest<Record> subject;
  private final Optional<Path> sample;
  private int tried;
  private int kept;

  private OtherParameters(ComponentUnderTest<Record> subject, Optional<Path> sample) {
    this.subject = subject;
    this.sample = sample;
  }

  /** One test per set of parameters, and one that some are accepted. */
  static TestList of(ComponentUnderTest<Record> subject, Optional<Path> sample) {
    TestList tests = new TestList(subject.name(), true);
    OtherParameters others = new OtherParameters(subject, sample);
    List<ParameterSets.ParameterSet> sets = ParameterSets.around(subject.parameters());
    for (ParameterSets.ParameterSet set : sets) {
      tests.add("keeps the contract [" + set.name() + "]", () -> others.check(set));
    }
    if (!sets.isEmpty()) {
      tests.add("accepts some other parameters", others::assertSomeKept);
    }
    return tests;
  }

  /** The tests of its kind, of which all that fail are told. */
  private void check(ParameterSets.ParameterSet set) throws Throwable {
    tried++;
    try {
      run(set);
      kept++;
    } catch (ProblemException refused) {
      Outcome.assertWords(set.name(), refused);
    }
  }

  private void run(ParameterSets.ParameterSet set) throws Throwable {
    TestList tests = new TestList(subject.name(), true);
    Contracts.addTo(
        tests,
        new ComponentUnderTest<>(
            subject.component(),
            JsonWriter.canonical(set.parameters()),
            subject.claims(),
            subject.name(),
            subject.described()),
        sample);
    List<AssertionError> failures = new ArrayList<>();
    for (DynamicTest test : tests.stream().toList()) {
      try {
        test.getExecutable().execute();
      } catch (AssertionError e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      AssertionError all =
          new AssertionError(
              String.join("; ", failures.stream().map(AssertionError::getMessage).toList()));
      failures.forEach(all::addSuppressed);
      throw all;
    }
  }

  /** Nothing is known where a single test was selected. */
  private void assertSomeKept() {
    assertTrue(tried == 0 || kept > 0, () -> "it refused or broke all of " + tried + " sets");
  }
}
