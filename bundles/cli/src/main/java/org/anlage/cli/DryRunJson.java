package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.launcher.plan.Continuation;
import org.anlage.launcher.plan.Forecast;
import org.anlage.parameters.json.Json;
import org.anlage.store.FindingsJson;
import org.anlage.store.plan.StudyPlan;

/** The JSON of a dry run: planned runs, estimates and the budget before training. */
final class DryRunJson {
  private DryRunJson() {}

  /**
   * A forecast.
   *
   * @param script the script of the jobs, for executors that have one
   */
  static Json.Obj of(Forecast forecast, Optional<String> script) {
    StudyPlan plan = forecast.study().plan();
    Json.Obj json =
        Json.Obj.create()
            .with("study", plan.folder())
            .with("title", plan.title())
            .with("data", DryRun.data(forecast))
            .with("kernels", forecast.study().kernels().kernels().name())
            .with("distinct", (long) plan.requests().size())
            .with("stored", forecast.stored())
            .with("runs", Json.array(plan.runs().stream().map(DryRunJson::run).toList()));
    forecast.study().continuation().ifPresent(next -> json.with("stages", stages(next)));
    forecast.cost().ifPresent(cost -> json.with("estimate", cost(forecast, cost)));
    if (plan.kind().learns()) {
      json.with("budgets", budgets(forecast));
    }
    script.ifPresent(text -> json.with("script", text));
    return json;
  }

  private static Json run(StudyPlan.PlannedRun run) {
    return Json.Obj.create()
        .with("id", run.id())
        .with("arm", run.arm())
        .with("task", run.task())
        .with("seed", run.seed());
  }

  private static Json stages(Continuation continuation) {
    return Json.array(
        continuation.stages().stream()
            .map(
                stage ->
                    Json.Obj.create()
                        .with("text", stage.words())
                        .with("runs", stage.runs())
                        .with("updates", stage.updates()))
            .toList());
  }

  private static Json cost(Forecast forecast, Forecast.Cost cost) {
    return Json.Obj.create()
        .with("seconds", cost.estimate().secondsPerRun())
        .with("workers", (long) forecast.workers())
        .with("bytesPerRun", cost.estimate().bytesPerRun())
        .with("notCounted", cost.notCounted());
  }

  private static Json budgets(Forecast forecast) {
    List<Json> budgets = new ArrayList<>();
    forecast.budgets(
        budget ->
            budgets.add(
                FindingsJson.encode(budget.audit())
                    .with("arm", budget.arm())
                    .with("task", budget.task())));
    return Json.array(budgets);
  }
}
