package org.anlage.analyzers.learning;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;

/** A run that is nothing but its accuracies per epoch and its metrics. */
record FakeRun(
    String arm,
    String task,
    long seed,
    RunStatus status,
    double[] accuracy,
    Map<String, Double> metrics,
    List<Table> tables)
    implements StudyRun {

  static FakeRun done(String arm, String task, long seed, double... accuracy) {
    return new FakeRun(arm, task, seed, RunStatus.DONE, accuracy, Map.of(), List.of());
  }

  FakeRun with(String metric, double value) {
    return new FakeRun(arm, task, seed, status, accuracy, Map.of(metric, value), tables);
  }

  FakeRun ended(RunStatus how) {
    return new FakeRun(arm, task, seed, how, accuracy, metrics, tables);
  }

  FakeRun having(Table table) {
    return new FakeRun(arm, task, seed, status, accuracy, metrics, List.of(table));
  }

  @Override
  public String id() {
    return arm + "/" + task + "/" + seed;
  }

  @Override
  public String failure() {
    return status == RunStatus.FAILED ? "overflow" : "";
  }

  @Override
  public double seconds() {
    return 1;
  }

  @Override
  public RunView view() {
    double[] epoch = new double[accuracy.length];
    for (int e = 0; e < epoch.length; e++) {
      epoch[e] = e + 1;
    }
    Table history =
        new Table(
            "history",
            "",
            List.of(
                new Column.Numbers("epoch", "", epoch),
                new Column.Numbers("validation_accuracy", "", accuracy),
                new Column.Numbers("test_accuracy", "", accuracy)));
    return (RunView)
        Proxy.newProxyInstance(
            RunView.class.getClassLoader(),
            new Class<?>[] {RunView.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("history")) {
                return history;
              }
              throw new AssertionError("not asked for: " + method.getName());
            });
  }

  @Override
  public Findings audit() {
    return Findings.metrics(Map.of());
  }

  @Override
  public Map<String, Findings> findings() {
    return metrics.isEmpty() && tables.isEmpty()
        ? Map.of()
        : Map.of("some", new Findings(metrics, tables, List.of()));
  }

  @Override
  public double metric(String name) {
    if (metrics.containsKey(name)) {
      return metrics.get(name);
    }
    boolean known = name.equals("test_accuracy") || name.equals("validation_accuracy");
    return known && accuracy.length > 0 ? accuracy[accuracy.length - 1] : Double.NaN;
  }
}
