package org.anlage.store.plan;

import java.util.List;
import java.util.Optional;
import org.anlage.parameters.json.Json;

/** Choices of points as JSON. */
final class PointChoiceJson {
  private PointChoiceJson() {}

  static Json.Obj encode(PointChoice choice) {
    Json.Obj json =
        Json.Obj.create()
            .with("criterion", choice.criterion().name())
            .with("arms", Json.array(choice.arms().stream().map(PlanJson::arm).toList()));
    if (choice instanceof ModelSelection selection) {
      json.with("points", Json.array(selection.points().stream().map(Json::string).toList()));
      selection.search().ifPresent(search -> json.with("search", search));
    } else if (choice instanceof HalvingOutcome halving) {
      json.with("search", halving.search())
          .with(
              "halving",
              Json.array(halving.scores().stream().map(PointChoiceJson::score).toList()));
    }
    return json;
  }

  static PointChoice decode(Json.Obj json) {
    GridCriterion criterion = GridCriterion.valueOf(json.text("criterion"));
    var arms = PlanJson.objects(json.array("arms")).stream().map(PlanJson::decodeArm).toList();
    if (json.members().containsKey("halving")) {
      return new HalvingOutcome(
          criterion,
          arms,
          json.text("search"),
          PlanJson.objects(json.array("halving")).stream().map(PointChoiceJson::score).toList());
    }
    List<String> points = PlanJson.texts(json.array("points"));
    return new ModelSelection(
        criterion,
        arms,
        points,
        json.members().containsKey("search") ? Optional.of(json.text("search")) : Optional.empty());
  }

  private static Json score(HalvingOutcome.Score score) {
    return Json.Obj.create()
        .with("arm", score.arm())
        .with("task", score.task())
        .with("rung", (long) score.rung())
        .with("updates", score.updates())
        .with("point", score.point())
        .with("finished", (long) score.finished())
        .with("accuracy", score.validation().accuracy())
        .with("loss", score.validation().loss())
        .with("kept", score.kept());
  }

  private static HalvingOutcome.Score score(Json.Obj json) {
    return new HalvingOutcome.Score(
        json.text("arm"),
        json.text("task"),
        (int) json.number("rung"),
        (long) json.number("updates"),
        json.text("point"),
        (int) json.number("finished"),
        new ValidationScore(
            Json.toDouble(json.require("accuracy")), Json.toDouble(json.require("loss"))),
        json.require("kept") instanceof Json.Bool kept && kept.value());
  }
}
