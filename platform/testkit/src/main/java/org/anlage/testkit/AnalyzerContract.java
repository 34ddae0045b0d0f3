package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;

/** Contract of analyzers: findings that can be stored, shown and compared. */
final class AnalyzerContract {
  private static final int N = 24;

  private AnalyzerContract() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, Analyzer<Record> analyzer) {
    if (analyzer instanceof MatrixAnalyzer<Record> matrices) {
      ofWeights(tests, subject, matrices);
    }
    if (analyzer instanceof RunAnalyzer<Record> runs) {
      tests.add(
          "findings of a run",
          () -> check(runs.analyze(subject.parameters(), TinyRun.of(1), Fixtures.analysis(1))));
      DeterminismTests.addTo(
          tests,
          subject.name() + " (a run of " + TinyTask.UNITS + " units)",
          () -> TinyRun.of(1),
          given -> runs.analyze(subject.parameters(), given, Fixtures.analysis(1)),
          given -> runs.analyze(subject.parameters(), TinyRun.of(2), Fixtures.analysis(2)));
    }
    if (analyzer instanceof ActivityAnalyzer<Record> activities) {
      ofActivity(tests, subject, activities);
    }
    if (analyzer instanceof StudyAnalyzer<Record> studies) {
      tests.add(
          "findings of a study",
          () ->
              Outcome.of(
                      "a study",
                      () ->
                          studies.analyze(
                              subject.parameters(), TinyStudy.of(3), Fixtures.analysis(1)))
                  .ifPresent(AnalyzerContract::check));
      DeterminismTests.addTo(
          tests,
          subject.name() + " (a study of 6 runs)",
          () -> TinyStudy.of(3),
          given -> studies.analyze(subject.parameters(), given, Fixtures.analysis(1)),
          given -> studies.analyze(subject.parameters(), TinyStudy.of(2), Fixtures.analysis(2)));
      tests.add(
          "findings of a study of one seed, or a problem in words",
          () ->
              Outcome.of(
                      "one seed",
                      () ->
                          studies.analyze(
                              subject.parameters(), TinyStudy.of(1), Fixtures.analysis(1)))
                  .ifPresent(AnalyzerContract::check));
    }
    if (analyzer instanceof CortexAnalyzer<Record> data) {
      ofData(tests, subject, data);
    }
  }

  private static void ofWeights(
      TestList tests, ComponentUnderTest<Record> subject, MatrixAnalyzer<Record> analyzer) {
    Matrix weights = Fixtures.weights(N, 1);
    tests.add(
        "findings of weights",
        () -> check(analyzer.analyze(subject.parameters(), weights, Fixtures.analysis(1))));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (weights, N = " + N + ")",
        () -> Fixtures.Given.of(N),
        given -> analyzer.analyze(subject.parameters(), given.weights(), Fixtures.analysis(1)),
        given -> analyzer.analyze(subject.parameters(), given.others(), Fixtures.analysis(2)));
    tests.add(
        "findings or a problem in words, however odd the weights",
        () -> {
          for (int n : new int[] {1, 2, N}) {
            TransformContract.odd(n)
                .forEach(
                    (given, w) ->
                        Outcome.of(
                                "N = " + n + ", " + given,
                                () ->
                                    analyzer.analyze(subject.parameters(), w, Fixtures.analysis(1)))
                            .ifPresent(AnalyzerContract::checkNames));
          }
        });
    if (subject.claims(Invariance.RELABELLING)) {
      tests.add(
          "metrics do not depend on the order of units",
          () -> {
            var plain = analyzer.analyze(subject.parameters(), weights, Fixtures.analysis(1));
            var moved =
                analyzer.analyze(
                    subject.parameters(), Relabelling.random(N).of(weights), Fixtures.analysis(1));
            plain
                .metrics()
                .forEach(
                    (name, value) ->
                        assertEquals(
                            value,
                            moved.metrics().getOrDefault(name, Double.NaN),
                            1e-6 * Math.abs(value),
                            name));
          });
    }
  }

  private static void ofData(
      TestList tests, ComponentUnderTest<Record> subject, CortexAnalyzer<Record> analyzer) {
    Cortex cortex = Fixtures.cortex(N, 1);
    tests.add(
        "findings of data",
        () -> check(analyzer.analyze(subject.parameters(), cortex, Fixtures.analysis(1))));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (data, N = " + N + ")",
        () -> Fixtures.cortex(N, 1),
        given -> analyzer.analyze(subject.parameters(), given, Fixtures.analysis(1)),
        given ->
            analyzer.analyze(subject.parameters(), Fixtures.cortex(N, 2), Fixtures.analysis(2)));
    tests.add(
        "findings or a problem in words, however odd the data",
        () -> {
          for (Cortex odd :
              new Cortex[] {
                Fixtures.cortex(1, 1), Fixtures.cortex(2, 1), Fixtures.bare(N), Fixtures.silent(N)
              }) {
            String given = odd.size() + " neurons, " + odd.provenance().title();
            Outcome.of(
                    given, () -> analyzer.analyze(subject.parameters(), odd, Fixtures.analysis(1)))
                .ifPresent(AnalyzerContract::checkNames);
          }
        });
  }

  private static void ofActivity(
      TestList tests, ComponentUnderTest<Record> subject, ActivityAnalyzer<Record> analyzer) {
    tests.add(
        "findings of activity",
        () ->
            suited(subject, analyzer, Fixtures.activity(1))
                .ifPresent(
                    activity ->
                        check(
                            analyzer.analyze(
                                subject.parameters(), activity, Fixtures.analysis(1)))));
    if (analyzer.unsuited(subject.parameters(), Fixtures.activity(1)).isEmpty()) {
      DeterminismTests.addTo(
          tests,
          subject.name() + " (activity of 4 units)",
          () -> Fixtures.activity(1),
          given -> analyzer.analyze(subject.parameters(), given, Fixtures.analysis(1)),
          given ->
              analyzer.analyze(subject.parameters(), Fixtures.activity(2), Fixtures.analysis(2)));
    }
    tests.add(
        "findings or a problem in words, however odd the activity",
        () ->
            Fixtures.oddActivity()
                .forEach(
                    (given, odd) ->
                        suited(subject, analyzer, odd)
                            .flatMap(
                                activity ->
                                    Outcome.of(
                                        given,
                                        () ->
                                            analyzer.analyze(
                                                subject.parameters(),
                                                activity,
                                                Fixtures.analysis(1))))
                            .ifPresent(AnalyzerContract::checkNames)));
  }

  /** The activity, where the analyzer has something to say about it. */
  private static Optional<ActivityView> suited(
      ComponentUnderTest<Record> subject,
      ActivityAnalyzer<Record> analyzer,
      ActivityView activity) {
    Optional<String> unsuited = analyzer.unsuited(subject.parameters(), activity);
    unsuited.ifPresent(why -> assertFalse(why.isBlank(), "it is unsuited without a reason"));
    return unsuited.isPresent() ? Optional.empty() : Optional.of(activity);
  }

  /** NaN is what is not defined; infinity cannot be drawn or compared. */
  private static void check(Findings findings) {
    checkNames(findings);
    findings
        .metrics()
        .forEach((name, value) -> assertFalse(Double.isInfinite(value), name + " is infinite"));
    assertFalse(
        findings.metrics().isEmpty() && findings.tables().isEmpty() && findings.figures().isEmpty(),
        "nothing was found");
  }

  private static void checkNames(Findings findings) {
    for (String metric : findings.metrics().keySet()) {
      assertTrue(
          metric.matches("[a-z0-9]+(_[a-z0-9]+)*"),
          "metric \"" + metric + "\" is not lower case with underscores");
    }
    Set<String> files = new HashSet<>();
    for (Table table : findings.tables()) {
      checkFile(table.name(), files);
    }
    for (Figure figure : findings.figures()) {
      checkFile(figure.name(), new HashSet<>());
      assertFalse(figure.title().isBlank(), figure.name() + " has no title");
    }
  }

  private static void checkFile(String name, Set<String> files) {
    assertTrue(
        name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        "\"" + name + "\" is not lower case with hyphens; it becomes the name of a file");
    assertTrue(files.add(name), "two tables are called \"" + name + "\"");
  }
}
