package org.anlage.store.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialVariable;
import org.anlage.parameters.json.Json;

/**
 * Descriptions of tasks as JSON, so that a study can be analysed where its tasks are not installed.
 */
public final class TaskJson {
  private TaskJson() {}

  /** Writes a task. */
  public static Json.Obj encode(StudyView.StudyTask task) {
    Json.Obj json = Json.Obj.create().with("name", task.name());
    task.description().ifPresent(description -> describe(json, description));
    return json;
  }

  private static void describe(Json.Obj json, TaskDescription description) {
    json.with("inputs", (long) description.inputs())
        .with("outputs", (long) description.outputs())
        .with("steps", (long) description.steps())
        .with("objective", description.objective().name().toLowerCase(Locale.ROOT))
        .with("periods", Json.array(description.periods().stream().map(TaskJson::period).toList()))
        .with("chance", description.chance())
        .with("ceiling", description.ceiling());
    if (!description.variables().isEmpty()) {
      json.with(
          "variables",
          Json.array(description.variables().stream().map(TaskJson::variable).toList()));
    }
    description.memorylessCeiling().ifPresent(value -> json.with("memorylessCeiling", value));
    description.distinctTrials().ifPresent(value -> json.with("distinctTrials", (long) value));
  }

  private static Json period(Period period) {
    return Json.Obj.create()
        .with("name", period.name())
        .with("start", (long) period.start())
        .with("end", (long) period.end());
  }

  private static Json variable(TrialVariable variable) {
    return Json.Obj.create()
        .with("name", variable.name())
        .with("levels", Json.array(variable.levels().stream().map(Json::string).toList()));
  }

  private static TrialVariable variable(Json json) {
    Json.Obj object = (Json.Obj) json;
    return new TrialVariable(
        object.text("name"),
        object.array("levels").stream().map(level -> ((Json.Str) level).value()).toList());
  }

  /** Reads a task. */
  public static StudyView.StudyTask decode(Json.Obj json) {
    if (!json.members().containsKey("inputs")) {
      return new StudyView.StudyTask(json.text("name"), Optional.empty());
    }
    List<Period> periods =
        json.array("periods").stream()
            .map(item -> (Json.Obj) item)
            .map(p -> new Period(p.text("name"), (int) p.number("start"), (int) p.number("end")))
            .toList();
    boolean memory = json.members().containsKey("memorylessCeiling");
    boolean distinct = json.members().containsKey("distinctTrials");
    return new StudyView.StudyTask(
        json.text("name"),
        new TaskDescription(
            (int) json.number("inputs"),
            (int) json.number("outputs"),
            (int) json.number("steps"),
            Objective.valueOf(json.text("objective").toUpperCase(Locale.ROOT)),
            periods,
            json.number("chance"),
            memory ? OptionalDouble.of(json.number("memorylessCeiling")) : OptionalDouble.empty(),
            json.number("ceiling"),
            distinct ? OptionalInt.of((int) json.number("distinctTrials")) : OptionalInt.empty(),
            json.members().containsKey("variables")
                ? json.array("variables").stream().map(TaskJson::variable).toList()
                : List.of()));
  }
}
