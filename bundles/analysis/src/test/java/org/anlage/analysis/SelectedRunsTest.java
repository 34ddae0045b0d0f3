package org.anlage.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.store.plan.GridCriterion;
import org.anlage.store.plan.ModelSelection;
import org.junit.jupiter.api.Test;

class SelectedRunsTest {
  private static final List<String> POINTS = List.of(" [strength=1]", " [strength=2]");

  private static StudyRun run(String arm, int point, long seed, double accuracy, double loss) {
    return new Fake(arm + POINTS.get(point), seed, RunStatus.DONE, accuracy, loss);
  }

  private static SelectedRuns choose(GridCriterion criterion, List<StudyRun> runs) {
    StudyView.Arm arm = new StudyView.Arm("a", "text");
    return new SelectedRuns(
        new ModelSelection(criterion, List.of(arm), POINTS, Optional.empty()),
        List.of("task"),
        runs);
  }

  private static List<String> ids(SelectedRuns chosen) {
    assertTrue(chosen.runs().stream().allMatch(r -> r.arm().equals("a")));
    return chosen.runs().stream().map(StudyRun::id).toList();
  }

  @Test
  void aSeedHasNoSayInItsOwnChoice() {
    // Point 2 is far better for seed 0 alone; the others, which decide for it, prefer point 1.
    List<StudyRun> runs =
        List.of(
            run("a", 0, 0, 0.1, 1),
            run("a", 0, 1, 0.6, 1),
            run("a", 0, 2, 0.6, 1),
            run("a", 1, 0, 1.0, 1),
            run("a", 1, 1, 0.5, 1),
            run("a", 1, 2, 0.5, 1));
    assertEquals(
        List.of("a [strength=1] 0", "a [strength=2] 1", "a [strength=2] 2"),
        ids(choose(GridCriterion.VALIDATION_ACCURACY, runs)));
  }

  @Test
  void lossDecidesBetweenEqualAccuracies() {
    List<StudyRun> runs =
        List.of(
            run("a", 0, 0, 1, 0.3),
            run("a", 0, 1, 1, 0.3),
            run("a", 1, 0, 1, 0.2),
            run("a", 1, 1, 1, 0.2));
    assertEquals(
        List.of("a [strength=2] 0", "a [strength=2] 1"),
        ids(choose(GridCriterion.VALIDATION_ACCURACY, runs)));
  }

  @Test
  void byLossTheLowestIsTaken() {
    List<StudyRun> runs =
        List.of(
            run("a", 0, 0, 0.5, 0.1),
            run("a", 0, 1, 0.5, 0.1),
            run("a", 1, 0, 1, 0.2),
            run("a", 1, 1, 1, 0.2));
    assertEquals(
        List.of("a [strength=1] 0", "a [strength=1] 1"),
        ids(choose(GridCriterion.VALIDATION_LOSS, runs)));
  }

  @Test
  void runsThatFailedAreTheWorstAndAreShownWhereChosen() {
    List<StudyRun> runs = new ArrayList<>();
    runs.add(run("a", 0, 0, 0.3, 1));
    runs.add(run("a", 0, 1, 0.3, 1));
    runs.add(new Fake("a" + POINTS.get(1), 0, RunStatus.FAILED, 0, 0));
    runs.add(run("a", 1, 1, 0.9, 1));
    SelectedRuns chosen = choose(GridCriterion.VALIDATION_ACCURACY, runs);
    // Seed 0 is decided by seed 1, whose run at the second point is better; its own run failed
    // there.
    assertEquals(List.of("a [strength=2] 0", "a [strength=1] 1"), ids(chosen));
    assertEquals(RunStatus.FAILED, chosen.runs().get(0).status());
    assertEquals(
        List.of("a [strength=1] 0", "a [strength=1] 1"),
        ids(choose(GridCriterion.VALIDATION_LOSS, runs)));
  }

  @Test
  void theTableCountsWhatWasChosen() {
    List<StudyRun> runs =
        List.of(
            run("a", 0, 0, 0.4, 1),
            run("a", 0, 1, 0.6, 1),
            run("a", 1, 0, 0.8, 1),
            run("a", 1, 1, 1.0, 3));
    Findings findings = choose(GridCriterion.VALIDATION_ACCURACY, runs).findings();
    Table table = findings.tables().get(0);
    assertArrayEquals(new double[] {0, 2}, table.numbers("chosen"));
    assertArrayEquals(new double[] {0.5, 0.9}, table.numbers("validation_accuracy"), 1e-15);
    assertArrayEquals(new double[] {1, 2}, table.numbers("validation_loss"), 1e-15);
    assertTrue(findings.methods().get(0).contains("strength=1; strength=2"));
  }

  private record Fake(String arm, long seed, RunStatus status, double accuracy, double loss)
      implements StudyRun {
    @Override
    public String task() {
      return "task";
    }

    @Override
    public String id() {
      return arm + " " + seed;
    }

    @Override
    public String failure() {
      return "";
    }

    @Override
    public double seconds() {
      return 1;
    }

    @Override
    public RunView view() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Findings audit() {
      return Findings.metrics(Map.of());
    }

    @Override
    public Map<String, Findings> findings() {
      return Map.of();
    }

    @Override
    public double metric(String name) {
      return name.equals("validation_loss") ? loss : accuracy;
    }
  }
}
