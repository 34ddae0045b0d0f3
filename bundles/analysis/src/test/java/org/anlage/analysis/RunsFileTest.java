package org.anlage.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.result.Findings;
import org.anlage.store.RunSummary;
import org.junit.jupiter.api.Test;

class RunsFileTest {
  @Test
  void theTableIsBesideTheReport() {
    assertEquals(Path.of("s", "runs.csv"), RunsFile.beside(Path.of("s", "report.html")));
    assertEquals(Path.of("s", "mine.runs.csv"), RunsFile.beside(Path.of("s", "mine.html")));
    assertEquals(Path.of("plain.runs.csv"), RunsFile.beside(Path.of("plain")));
  }

  @Test
  void metricsOfAnalyzersComeAfterTheRunsOwn() {
    Map<String, Double> own = new LinkedHashMap<>();
    own.put("test_loss", 0.5);
    own.put("accuracy", 1.0);
    RunSummary summary =
        RunsFile.withFindings(
            new RunSummary("done", "", 2, own),
            Map.of(
                "topology", Findings.metrics(Map.of("modularity", 0.25, "clustering", 0.75)),
                "accuracy", Findings.metrics(Map.of("test_loss", 0.5))));
    assertEquals(
        List.of(
            "test_loss",
            "accuracy",
            "accuracy.test_loss",
            "topology.clustering",
            "topology.modularity"),
        List.copyOf(summary.metrics().keySet()));
    assertEquals(0.25, summary.metrics().get("topology.modularity"));
  }
}
