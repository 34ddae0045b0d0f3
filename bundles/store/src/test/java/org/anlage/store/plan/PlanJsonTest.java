package org.anlage.store.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunKind;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialVariable;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private static final StudyView.StudyTask MEMORY =
      new StudyView.StudyTask(
          "task",
          new TaskDescription(
              8,
              3,
              50,
              Objective.CROSS_ENTROPY,
              List.of(new Period("delay", 20, 40), new Period("choice", 40, 50)),
              0.25,
              OptionalDouble.of(0.5),
              1,
              OptionalInt.of(8),
              List.of(new TrialVariable("goal", List.of("7", "9")))));
  private static final TaskDescription PLAIN =
      new TaskDescription(
          1,
          1,
          2,
          Objective.MEAN_SQUARES,
          List.of(),
          Double.NaN,
          OptionalDouble.empty(),
          Double.POSITIVE_INFINITY,
          OptionalInt.empty());

  private static final TaskDescription SERIES =
      new TaskDescription(
              2,
              2,
              9,
              Objective.LOGISTIC_SQUARES,
              List.of(new Period("go", 3, 9)),
              0.2,
              OptionalDouble.empty(),
              1,
              OptionalInt.empty())
          .weighted(List.of(4.0, 1.0))
          .withNumbers(List.of("angle"))
          .withDrawnPeriods()
          .inStepsOf(20)
          .named(List.of("fixation", "ring"), List.of("hold", "ring"));

  private static final StudyView.StudyTask BARE =
      new StudyView.StudyTask("linear-stochastic", Optional.empty());

  private static StudyPlan plan(String title) {
    return new StudyPlan(
        RunKind.TRAIN,
        "study",
        title,
        "why",
        List.of(
            new StudyView.Arm("a", "text", "", Map.of("weights", "W*")),
            new StudyView.Arm("b", "", "self-coupling", Map.of())),
        List.of(MEMORY, new StudyView.StudyTask("plain", PLAIN), BARE),
        List.of(-1L, 9007199254740993L),
        List.of(
            new StudyView.Comparison("a", List.of("b"), "reason"),
            new StudyView.Comparison("a", List.of("b"), "", StudyView.Comparison.Kind.LADDER)),
        List.of(
            new PublishedValues(
                "Table 2",
                "train_accuracy",
                List.of(
                    new PublishedValues.Cell("a", "task", 0.5, 0.4, 0.6),
                    new PublishedValues.Cell("b", "task", 0.5, Double.NaN, Double.NaN)))),
        Optional.of(
            new ModelSelection(
                GridCriterion.VALIDATION_LOSS,
                List.of(new StudyView.Arm("a", "text", "keeps", Map.of())),
                List.of(" [strength=0.1]", " [strength=0.2]"),
                Optional.of("two points drawn at random"))),
        Json.array(List.of(Json.string("accuracy"))),
        Json.Obj.create().with("path", "/data"),
        "digest",
        List.of(
            new StudyPlan.Recording("r", Json.Obj.create().with("path", "/recording"), "digest2")),
        List.of("org.example.source 1.0.0 ab12"),
        Json.Obj.create().with("name", "study"),
        List.of(
            new StudyPlan.PlannedRun("a", "task", -1, "id1", "{\"seed\":-1,\"x\":0.1}"),
            new StudyPlan.PlannedRun("b", "task", -1, "id1", "{\"seed\":-1,\"x\":0.1}"),
            new StudyPlan.PlannedRun("b", "task", 9007199254740993L, "id2", "{}")));
  }

  @Test
  void aPlanReadsBackTheSame() {
    StudyPlan plan = plan("Title");
    String written = JsonWriter.pretty(PlanJson.encode(plan));
    StudyPlan back =
        PlanJson.decode((Json.Obj) JsonReader.parse("x", written, ProblemException.Kind.STORE));
    assertEquals(written, JsonWriter.pretty(PlanJson.encode(back)));
    assertEquals(plan.runs(), back.runs());
    assertEquals(1, back.recordings().size());
    assertEquals(plan.sources(), back.sources());
    assertEquals("digest2", back.recordings().get(0).digest());
    assertEquals(plan.seeds(), back.seeds());
    assertEquals(plan.tasks(), back.tasks());
    assertEquals(plan.comparisons(), back.comparisons());
    assertEquals(plan.arms(), back.arms());
    assertEquals(plan.published(), back.published());
    assertEquals(plan.choice(), back.choice());
    assertEquals(plan.folder(), back.folder());
  }

  @Test
  void tasksReadBackWithAnyDecision() {
    for (Decision decision :
        List.of(
            new Decision.Undecided(),
            new Decision.Direction(0, 0.5, 36),
            new Decision.MeanDirection(0, 0.5, 36, "response"),
            new Decision.Within(0.1, 0.2, true, false),
            new Decision.Event(1, 0.5, 2, 0.2, "go"),
            new Decision.Tracking(0.3),
            new Decision.Explained(),
            new Decision.LastLargest(),
            new Decision.MeanLargest())) {
      StudyView.StudyTask task = new StudyView.StudyTask("series", SERIES.decidedBy(decision));
      String written = JsonWriter.pretty(TaskJson.encode(task));
      Json.Obj back = (Json.Obj) JsonReader.parse("x", written, ProblemException.Kind.STORE);
      assertEquals(task, TaskJson.decode(back));
    }
  }

  @Test
  void theFolderIsNamedAfterAllThatIsPlanned() {
    assertEquals("study-".length() + 8, plan("Title").folder().length());
    assertNotEquals(plan("Title").folder(), plan("Other").folder());
  }

  @Test
  void armsThatSayTheSameShareTheirRun() {
    assertEquals(List.of("id1", "id2"), plan("").requests().stream().map(r -> r.id()).toList());
    assertEquals("a / task / seed -1", plan("").requests().get(0).label());
  }
}
