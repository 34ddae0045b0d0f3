package org.anlage.store.plan;

import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.parameters.json.Json;

/** Decisions of tasks as JSON. */
final class DecisionJson {
  private DecisionJson() {}

  /** The decision of a task whose JSON names none. */
  static Decision before(Objective objective) {
    if (objective == Objective.REWARD) {
      return new Decision.Earned();
    }
    return objective.labelled() ? new Decision.LastLargest() : new Decision.Undecided();
  }

  static Json.Obj encode(Decision decision) {
    Json.Obj json = Json.Obj.create();
    if (decision instanceof Decision.LastLargest) {
      return json.with("by", "last-largest");
    }
    if (decision instanceof Decision.MeanLargest) {
      return json.with("by", "mean-largest");
    }
    if (decision instanceof Decision.Direction to) {
      return json.with("by", "direction")
          .with("fixation", (long) to.fixation())
          .with("hold", to.hold())
          .with("degrees", to.degrees());
    }
    if (decision instanceof Decision.MeanDirection to) {
      return json.with("by", "mean-direction")
          .with("fixation", (long) to.fixation())
          .with("hold", to.hold())
          .with("degrees", to.degrees())
          .with("since", to.since());
    }
    if (decision instanceof Decision.Within to) {
      return json.with("by", "within")
          .with("absolute", to.absolute())
          .with("relative", to.relative())
          .with("everyStep", to.everyStep())
          .with("together", to.together());
    }
    if (decision instanceof Decision.Event to) {
      return json.with("by", "event")
          .with("output", (long) to.output())
          .with("threshold", to.threshold())
          .with("steps", to.steps())
          .with("relative", to.relative())
          .with("since", to.since());
    }
    if (decision instanceof Decision.Tracking to) {
      return json.with("by", "tracking").with("most", to.most());
    }
    if (decision instanceof Decision.Earned) {
      return json.with("by", "earned");
    }
    return json.with("by", decision instanceof Decision.Explained ? "explained" : "undecided");
  }

  static Decision decode(Json.Obj json) {
    return switch (json.text("by")) {
      case "last-largest" -> new Decision.LastLargest();
      case "mean-largest" -> new Decision.MeanLargest();
      case "direction" ->
          new Decision.Direction(
              (int) json.number("fixation"), json.number("hold"), json.number("degrees"));
      case "mean-direction" ->
          new Decision.MeanDirection(
              (int) json.number("fixation"),
              json.number("hold"),
              json.number("degrees"),
              json.text("since"));
      case "within" ->
          new Decision.Within(
              json.number("absolute"),
              json.number("relative"),
              is(json, "everyStep"),
              is(json, "together"));
      case "event" ->
          new Decision.Event(
              (int) json.number("output"),
              json.number("threshold"),
              json.number("steps"),
              json.number("relative"),
              json.text("since"));
      case "tracking" -> new Decision.Tracking(json.number("most"));
      case "earned" -> new Decision.Earned();
      case "explained" -> new Decision.Explained();
      case "undecided" -> new Decision.Undecided();
      default -> throw new IllegalArgumentException("decision \"" + json.text("by") + "\"");
    };
  }

  private static boolean is(Json.Obj json, String key) {
    return json.require(key) instanceof Json.Bool flag && flag.value();
  }
}
