package org.anlage.task.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.junit.jupiter.api.Test;

class SuiteTest {
  private static final Suite SUITE = new Suite();

  @SuppressWarnings("unchecked") // the parameters are of the task's type
  private static Suite.Part part(String label, String json, double weight, int from) {
    Task<?> task = new Program();
    return new Suite.Part(
        new Chosen<>("program", (Task<Record>) task, Programs.read(json)),
        Optional.of(label),
        weight,
        from);
  }

  /** The second asks for the opposite goal on an output of its own, and has another input. */
  private static Suite.Parameters parameters(boolean rule, int from) {
    String other =
        Programs.RECALL
            .replace("\"choice\"", "\"other\"")
            .replace("\"name\": \"go\",", "\"name\": \"cue\",");
    return new Suite.Parameters(
        List.of(part("one", Programs.RECALL, 1, 0), part("two", other, 3, from)), rule);
  }

  private static TrialBatch draw(Suite.Parameters parameters, TrialRequest request) {
    TrialBatch batch = TrialBatch.allocate(SUITE.describe(parameters), 400);
    SUITE.fill(parameters, batch, RandomStream.of(1), request);
    return batch;
  }

  @Test
  void channelsOfOneNameAreOne() {
    TaskDescription task = SUITE.describe(parameters(true, 0));
    assertEquals(
        List.of("go", "goal-0", "goal-1", "goal-2", "goal-3", "cue", "rule-one", "rule-two"),
        task.inputNames());
    assertEquals(8, task.outputs());
    assertEquals(0.25, task.chance());
    assertEquals(6, SUITE.describe(parameters(false, 0)).inputs());
  }

  @Test
  void trialsAreThoseOfTheirTask() {
    TrialBatch batch = draw(parameters(true, 0), TrialRequest.analysis());
    int second = Arrays.stream(batch.levels(0)).sum();
    assertEquals(300, second, 4 * Math.sqrt(400 * 0.75 * 0.25));
    for (int i = 0; i < 400; i++) {
      int last = batch.ends(0)[i] - 1;
      int at = batch.at(last, i);
      boolean two = batch.levels(0)[i] == 1;
      assertEquals(1, batch.mask()[at]);
      assertEquals(two, batch.labels()[at] >= 4);
      assertEquals(two ? 0 : 1, batch.input()[at * 8]);
      assertEquals(two ? 1 : 0, batch.input()[at * 8 + 5]);
      assertEquals(two ? 0 : 1, batch.input()[at * 8 + 6]);
      assertEquals(1, batch.input()[batch.at(0, i) * 8 + 1 + batch.labels()[at] % 4]);
    }
  }

  @Test
  void aTaskOfACurriculumComesLater() {
    Suite.Parameters later = parameters(true, 10);
    assertEquals(0, Arrays.stream(draw(later, TrialRequest.training(9)).levels(0)).sum());
    assertTrue(Arrays.stream(draw(later, TrialRequest.training(10)).levels(0)).sum() > 0);
    assertTrue(Arrays.stream(draw(later, TrialRequest.analysis()).levels(0)).sum() > 0);
  }

  @Test
  void tasksThatDoNotFitAreRefused() {
    String slow = Programs.RECALL.replace("\"step\": 100", "\"step\": 50");
    Suite.Parameters parameters =
        new Suite.Parameters(
            List.of(part("one", Programs.RECALL, 1, 0), part("slow", slow, 1, 0)), true);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> SUITE.describe(parameters));
    assertTrue(
        refused.getMessage().contains("\"one\" and \"slow\" have other lengths of a step"),
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Suite.Parameters(List.of(part("a", slow, 1, 0), part("a", slow, 1, 0)), true));
  }
}
