package org.anlage.store.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunKind;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** Plans as JSON. */
public final class PlanJson {
  private PlanJson() {}

  /** Writes a plan. */
  public static Json.Obj encode(StudyPlan plan) {
    Json.Obj json =
        Json.Obj.create()
            .with("format", 1L)
            .with("kind", plan.kind().name().toLowerCase(Locale.ROOT))
            .with("name", plan.name())
            .with("title", plan.title())
            .with("description", plan.description())
            .with("arms", Json.array(plan.arms().stream().map(PlanJson::arm).toList()))
            .with("tasks", Json.array(plan.tasks().stream().map(TaskJson::encode).toList()))
            .with(
                "seeds",
                Json.array(
                    plan.seeds().stream()
                        .map(s -> new Json.Num(Long.toString(s), Json.Place.NONE))
                        .toList()))
            .with(
                "comparisons",
                Json.array(plan.comparisons().stream().map(PlanJson::comparison).toList()))
            .with("analyzers", plan.analyzers())
            .with("data", plan.data())
            .with("dataDigest", plan.dataDigest())
            .with(
                "recordings",
                Json.array(
                    plan.recordings().stream()
                        .map(
                            r ->
                                Json.Obj.create()
                                    .with("name", r.name())
                                    .with("data", r.data())
                                    .with("digest", r.digest()))
                        .toList()))
            .with("sources", Json.array(plan.sources().stream().map(Json::string).toList()))
            .with("experiment", plan.experiment())
            .with("runs", Json.array(plan.runs().stream().map(PlanJson::run).toList()));
    if (!plan.published().isEmpty()) {
      json.with(
          "published", Json.array(plan.published().stream().map(PlanJson::published).toList()));
    }
    plan.choice().ifPresent(choice -> json.with("choice", PointChoiceJson.encode(choice)));
    return json;
  }

  // What is not said is not written: the folder of a study is named after its plan.
  static Json arm(StudyView.Arm arm) {
    Json.Obj json = Json.Obj.create().with("name", arm.name()).with("text", arm.text());
    if (!arm.keeps().isEmpty()) {
      json.with("keeps", arm.keeps());
    }
    if (!arm.factors().isEmpty()) {
      Json.Obj factors = Json.Obj.create();
      arm.factors().forEach(factors::with);
      json.with("factors", factors);
    }
    return json;
  }

  static StudyView.Arm decodeArm(Json.Obj json) {
    Map<String, String> factors = new LinkedHashMap<>();
    if (json.members().get("factors") instanceof Json.Obj given) {
      given.members().forEach((factor, level) -> factors.put(factor, ((Json.Str) level).value()));
    }
    String keeps = json.members().containsKey("keeps") ? json.text("keeps") : "";
    return new StudyView.Arm(json.text("name"), json.text("text"), keeps, factors);
  }

  private static Json published(PublishedValues published) {
    return Json.Obj.create()
        .with("source", published.source())
        .with("metric", published.metric())
        .with(
            "cells",
            Json.array(
                published.cells().stream()
                    .map(
                        c ->
                            Json.Obj.create()
                                .with("arm", c.arm())
                                .with("task", c.task())
                                .with("mean", c.mean())
                                .with("low", c.low())
                                .with("high", c.high()))
                    .toList()));
  }

  private static List<PublishedValues> decodePublished(Json.Obj json) {
    return json.members().containsKey("published")
        ? objects(json.array("published")).stream().map(PlanJson::decodeValues).toList()
        : List.of();
  }

  private static PublishedValues decodeValues(Json.Obj published) {
    return new PublishedValues(
        published.text("source"),
        published.text("metric"),
        objects(published.array("cells")).stream()
            .map(
                c ->
                    new PublishedValues.Cell(
                        c.text("arm"),
                        c.text("task"),
                        c.number("mean"),
                        Json.toDouble(c.require("low")),
                        Json.toDouble(c.require("high"))))
            .toList());
  }

  private static Json comparison(StudyView.Comparison comparison) {
    Json.Obj json =
        Json.Obj.create()
            .with("arm", comparison.arm())
            .with("against", Json.array(comparison.against().stream().map(Json::string).toList()))
            .with("reason", comparison.reason());
    return comparison.kind() == StudyView.Comparison.Kind.LADDER
        ? json.with("kind", "ladder")
        : json;
  }

  private static StudyView.Comparison decodeComparison(Json.Obj json) {
    return new StudyView.Comparison(
        json.text("arm"),
        texts(json.array("against")),
        json.text("reason"),
        json.members().containsKey("kind")
            ? StudyView.Comparison.Kind.LADDER
            : StudyView.Comparison.Kind.CONTRAST);
  }

  private static Json run(StudyPlan.PlannedRun run) {
    return Json.Obj.create()
        .with("arm", run.arm())
        .with("task", run.task())
        .with("seed", run.seed())
        .with("id", run.id())
        .with("definition", JsonReader.parse("run", run.definition(), ProblemException.Kind.STORE));
  }

  /** Reads a plan. */
  public static StudyPlan decode(Json.Obj json) {
    if (json.number("format") != 1) {
      throw new IllegalArgumentException("format " + json.number("format") + " instead of 1");
    }
    return new StudyPlan(
        RunKind.valueOf(json.text("kind").toUpperCase(Locale.ROOT)),
        json.text("name"),
        json.text("title"),
        json.text("description"),
        objects(json.array("arms")).stream().map(PlanJson::decodeArm).toList(),
        objects(json.array("tasks")).stream().map(TaskJson::decode).toList(),
        json.array("seeds").stream().map(s -> Long.parseLong(((Json.Num) s).literal())).toList(),
        objects(json.array("comparisons")).stream().map(PlanJson::decodeComparison).toList(),
        decodePublished(json),
        json.members().get("choice") instanceof Json.Obj choice
            ? Optional.of(PointChoiceJson.decode(choice))
            : Optional.empty(),
        (Json.Arr) json.require("analyzers"),
        json.object("data"),
        json.text("dataDigest"),
        objects(json.array("recordings")).stream()
            .map(r -> new StudyPlan.Recording(r.text("name"), r.object("data"), r.text("digest")))
            .toList(),
        json.members().containsKey("sources") ? texts(json.array("sources")) : List.of(),
        json.require("experiment"),
        objects(json.array("runs")).stream().map(PlanJson::plannedRun).toList());
  }

  private static StudyPlan.PlannedRun plannedRun(Json.Obj run) {
    return new StudyPlan.PlannedRun(
        run.text("arm"),
        run.text("task"),
        Long.parseLong(((Json.Num) run.require("seed")).literal()),
        run.text("id"),
        org.anlage.parameters.json.JsonWriter.canonical(run.require("definition")));
  }

  static List<Json.Obj> objects(List<Json> items) {
    List<Json.Obj> objects = new ArrayList<>();
    items.forEach(item -> objects.add((Json.Obj) item));
    return objects;
  }

  static List<String> texts(List<Json> items) {
    return items.stream().map(item -> ((Json.Str) item).value()).toList();
  }
}
