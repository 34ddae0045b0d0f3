package org.anlage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.analyzers.learning.Accuracy;
import org.anlage.analyzers.learning.Comparisons;
import org.anlage.analyzers.learning.LearningCurves;
import org.anlage.analyzers.learning.MetricsAcrossArms;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Eleven arms, three tasks and twenty seeds, with the figures that a study really has. */
final class LargeReportTest {
  private static final Path FILE = Path.of("target", "large-report.html");
  private static final StudyView STUDY = SampleStudy.large();

  private static String html = "";

  @BeforeAll
  static void write() throws IOException {
    AnalysisContext context =
        new AnalysisContext(
            RandomStream.of(1), unused(Kernels.class), unused(Decompositions.class));
    Map<String, Findings> findings = new LinkedHashMap<>();
    findings.put(
        "metrics-across-arms",
        new MetricsAcrossArms()
            .analyze(
                new MetricsAcrossArms.Parameters(
                    List.of("modularity", "clustering", "small_worldness", "spectral_radius")),
                STUDY,
                context));
    findings.put(
        "learning-curves",
        new LearningCurves()
            .analyze(
                new LearningCurves.Parameters(List.of("validation_accuracy", "validation_loss")),
                STUDY,
                context));
    findings.put(
        "comparisons",
        new Comparisons()
            .analyze(
                new Comparisons.Parameters(
                    List.of("test_accuracy"), Comparisons.IntervalMethod.WELCH, 100, 0.05, 10),
                STUDY,
                context));
    findings.put(
        "accuracy",
        new Accuracy().analyze(new Accuracy.Parameters(Accuracy.TrialSet.TEST), STUDY, context));
    new HtmlReport(Optional.empty()).write(STUDY, findings, FILE);
    html = Files.readString(FILE);
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError("not needed: " + method.getName());
            }));
  }

  @Test
  void staysSmallAndWhole() throws IOException {
    assertTrue(Files.size(FILE) < 3_000_000, "bytes: " + Files.size(FILE));
    int elements = html.split("<[a-z]", -1).length - 1;
    assertTrue(elements < 20_000, "elements: " + elements);
    assertFalse(html.contains("could not be"), "a section or figure failed");
  }

  @Test
  void resultsComeFirstAndEachOnce() {
    List<String> order =
        List.of(
            "At a glance",
            "Runs without a result",
            "Accuracy",
            "Comparisons",
            "Learning curves",
            "Arms and their priors",
            "Budget before training",
            "Metrics across arms",
            "Inside the networks",
            "Data and checks",
            "Tasks",
            "Methods",
            "Provenance");
    int place = 0;
    for (String title : order) {
      String heading = "<h2>" + title + "</h2>";
      assertTrue(html.indexOf(heading) > place, title);
      assertEquals(html.indexOf(heading), html.lastIndexOf(heading), title);
      place = html.indexOf(heading);
    }
  }

  @Test
  void namesOfArmsAreNotCut() {
    String accuracy =
        html.substring(html.indexOf("<h2>Accuracy</h2>"), html.indexOf("<h2>Comparisons</h2>"));
    for (StudyView.Arm arm : STUDY.arms()) {
      boolean two = arm.name().length() > 20;
      String shown = two ? ">W*D*C* with<" : ">" + arm.name() + "</text>";
      assertTrue(accuracy.contains(shown), arm.name());
    }
    assertTrue(accuracy.contains(">relabelled units</tspan>"));
  }

  @Test
  void oneBudgetTablePerTask() {
    for (StudyView.StudyTask task : STUDY.tasks()) {
      String caption = ": " + task.name() + ", first seed of every arm.";
      assertEquals(2, html.split(java.util.regex.Pattern.quote(caption), -1).length, caption);
    }
  }
}
