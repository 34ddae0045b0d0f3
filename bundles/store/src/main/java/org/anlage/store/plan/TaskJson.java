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
    if (!description.decision().equals(DecisionJson.before(description.objective()))) {
      json.with("decision", DecisionJson.encode(description.decision()));
    }
    if (!description.outputWeights().isEmpty()) {
      json.with(
          "outputWeights",
          Json.array(description.outputWeights().stream().map(Json::number).toList()));
    }
    names(json, "numbers", description.numbers());
    names(json, "inputNames", description.inputNames());
    names(json, "outputNames", description.outputNames());
    if (description.drawnPeriods()) {
      json.with("drawnPeriods", true);
    }
    description.timeStep().ifPresent(value -> json.with("timeStep", value));
    description.memorylessCeiling().ifPresent(value -> json.with("memorylessCeiling", value));
    description.distinctTrials().ifPresent(value -> json.with("distinctTrials", (long) value));
  }

  private static void names(Json.Obj json, String key, List<String> names) {
    if (!names.isEmpty()) {
      json.with(key, Json.array(names.stream().map(Json::string).toList()));
    }
  }

  private static List<String> names(Json.Obj json, String key) {
    return list(json, key).stream().map(name -> ((Json.Str) name).value()).toList();
  }

  private static List<Json> list(Json.Obj json, String key) {
    return json.members().containsKey(key) ? json.array(key) : List.of();
  }

  private static OptionalDouble optional(Json.Obj json, String key) {
    return json.members().containsKey(key)
        ? OptionalDouble.of(json.number(key))
        : OptionalDouble.empty();
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
    boolean distinct = json.members().containsKey("distinctTrials");
    Objective objective = Objective.valueOf(json.text("objective").toUpperCase(Locale.ROOT));
    return new StudyView.StudyTask(
        json.text("name"),
        new TaskDescription(
            (int) json.number("inputs"),
            (int) json.number("outputs"),
            (int) json.number("steps"),
            objective,
            periods,
            json.number("chance"),
            optional(json, "memorylessCeiling"),
            json.number("ceiling"),
            distinct ? OptionalInt.of((int) json.number("distinctTrials")) : OptionalInt.empty(),
            list(json, "variables").stream().map(TaskJson::variable).toList(),
            json.members().get("decision") instanceof Json.Obj decision
                ? DecisionJson.decode(decision)
                : DecisionJson.before(objective),
            list(json, "outputWeights").stream().map(Json::toDouble).toList(),
            names(json, "numbers"),
            json.members().containsKey("drawnPeriods"),
            optional(json, "timeStep"),
            names(json, "inputNames"),
            names(json, "outputNames")));
  }
}
