package org.anlage.workbench.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

class TaskPictureTest {
  @Test
  void drawsWhatTheTrialHas() {
    TaskDescription task =
        new TaskDescription(
                1,
                2,
                4,
                Objective.CROSS_ENTROPY,
                List.of(new Period("a<b", 0, 2), new Period("answer", 2, 4)),
                0.5,
                OptionalDouble.empty(),
                1,
                OptionalInt.of(2))
            .named(List.of("cue"), List.of("no", "yes"));
    TrialBatch batch = TrialBatch.allocate(task, 1);
    batch.input()[0] = 1;
    batch.input()[1] = 1;
    batch.labels()[3] = 1;
    batch.mask()[3] = 1;
    String page = TaskPicture.page("a task", task, batch);
    // The input is one rectangle of two steps of 160; label and mask are one step each, the last.
    assertTrue(
        page.contains("<rect x=\"150\" y=\"16\" width=\"320\" height=\"11\" fill=\"#ff2828\"/>"),
        page);
    assertTrue(page.contains("<rect x=\"630\" y=\"46\" width=\"160\""), page);
    assertEquals(3, page.split("<rect", -1).length - 1);
    assertTrue(page.contains("a&lt;b") && !page.contains("a<b"));
    assertTrue(page.contains("<td>best without memory</td><td>not known</td>"));
    assertTrue(page.contains("<td>distinct trials</td><td>2</td>"));
    assertTrue(page.contains("input: cue") && page.contains("target: yes"));
  }
}
