package org.anlage.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anlage.api.result.Findings;
import org.anlage.api.run.RunKind;
import org.anlage.launcher.plan.Estimate;
import org.anlage.launcher.plan.Forecast;
import org.anlage.store.plan.StudyPlan;

/** Prints what an experiment would do. */
final class DryRun {
  private DryRun() {}

  static void print(Forecast forecast, PrintWriter out) {
    StudyPlan plan = forecast.study().plan();
    out.println(plan.title());
    out.println(
        TextTable.of(
            List.of(
                List.of("data", data(forecast)),
                List.of(
                    "runs",
                    plan.arms().size()
                        + " arms x "
                        + plan.tasks().size()
                        + things(plan.kind())
                        + plan.seeds().size()
                        + " seeds = "
                        + plan.runs().size()
                        + " ("
                        + plan.requests().size()
                        + " distinct, "
                        + forecast.stored()
                        + " stored)"),
                List.of("kernels", forecast.study().kernels().kernels().name()))));
    forecast.estimate().ifPresent(estimate -> estimate(forecast, estimate, out));
    if (plan.kind() == RunKind.TRAIN) {
      out.println();
      out.println("budget at step 0 (first seed)");
      out.flush();
      forecast.budgets(budget -> budget(budget, out));
    }
  }

  private static void estimate(Forecast forecast, Estimate estimate, PrintWriter out) {
    boolean training = forecast.study().plan().kind() == RunKind.TRAIN;
    out.printf(
        Locale.ROOT,
        "estimate  %s on %d %s, about %d MiB each (%s not counted)%n",
        TimeRemaining.time(estimate.secondsPerRun()),
        forecast.workers(),
        training ? "workers" : "threads",
        Math.max(1, estimate.bytesPerRun() >> 20),
        training ? "penalties" : "weights and analyses");
  }

  private static String data(Forecast forecast) {
    List<StudyPlan.Recording> recordings = forecast.study().plan().recordings();
    return recordings.isEmpty()
        ? forecast.study().data().shared().map(c -> c.provenance().title()).orElse("none")
        : String.join(", ", recordings.stream().map(StudyPlan.Recording::name).toList());
  }

  private static String things(RunKind kind) {
    return switch (kind) {
      case TRAIN -> " tasks x ";
      case SIMULATE -> " simulator x ";
      case MEASURE -> " estimators x ";
    };
  }

  private static void budget(Forecast.Budget budget, PrintWriter out) {
    Findings audit = budget.audit();
    out.println();
    out.println(budget.arm() + " / " + budget.task());
    List<String> state = new ArrayList<>();
    audit
        .metrics()
        .forEach(
            (name, value) -> state.add(name.replace('_', ' ') + " " + TextTable.number(value)));
    out.println("  " + String.join(", ", state));
    TextTable.of(audit.tables().get(0)).lines().forEach(line -> out.println("  " + line));
  }
}
