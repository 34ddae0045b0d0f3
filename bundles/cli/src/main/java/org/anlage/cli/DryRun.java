package org.anlage.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anlage.api.result.Findings;
import org.anlage.launcher.plan.Continuation;
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
                    counted(plan.arms().size(), plan.kind().arm())
                        + " x "
                        + counted(plan.tasks().size(), plan.kind().condition())
                        + " x "
                        + counted(plan.seeds().size(), "seed")
                        + " = "
                        + plan.runs().size()
                        + " ("
                        + plan.requests().size()
                        + " distinct, "
                        + forecast.stored()
                        + " stored)"),
                List.of("kernels", forecast.study().kernels().kernels().name()))));
    stages(forecast).forEach(out::println);
    forecast
        .cost()
        .ifPresentOrElse(
            cost -> cost(forecast, cost, out),
            () -> out.println("estimate  unknown: nothing says how much these runs compute"));
    if (plan.kind().learns()) {
      out.println();
      out.println("budget at step 0 (first seed)");
      out.flush();
      forecast.budgets(budget -> budget(budget, out));
    }
  }

  /** What follows in steps, where a search gives points up early: each with its budget. */
  private static List<String> stages(Forecast forecast) {
    List<Continuation.Stage> stages =
        forecast.study().continuation().map(Continuation::stages).orElse(List.of());
    return stages.isEmpty()
        ? List.of()
        : TextTable.of(
                stages.stream()
                    .map(
                        stage ->
                            List.of(
                                "search",
                                stage.words(),
                                counted((int) stage.runs(), "run")
                                    + " of "
                                    + stage.updates()
                                    + " updates"))
                    .toList())
            .lines()
            .toList();
  }

  private static void cost(Forecast forecast, Forecast.Cost cost, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "estimate  %s on %d %s, about %d MiB each (%s not counted)%n",
        TimeRemaining.time(cost.estimate().secondsPerRun()),
        forecast.workers(),
        cost.computers(),
        Math.max(1, cost.estimate().bytesPerRun() >> 20),
        cost.notCounted());
  }

  /** What the study learns from, in words. */
  static String data(Forecast forecast) {
    List<StudyPlan.Recording> recordings = forecast.study().plan().recordings();
    return recordings.isEmpty()
        ? forecast.study().data().shared().map(c -> c.provenance().title()).orElse("none")
        : String.join(", ", recordings.stream().map(StudyPlan.Recording::name).toList());
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
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
