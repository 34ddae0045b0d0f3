package org.anlage.analyzers.learning;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;

/** A study of given runs, with two tasks: one with a memoryless ceiling, one with a ceiling. */
record FakeStudy(
    List<String> armNames,
    List<StudyRun> runs,
    List<StudyView.Comparison> comparisons,
    List<PublishedValues> published,
    Map<String, Map<String, String>> factors)
    implements StudyView {
  static final String INFERENCE = "inference";
  static final String DECISION = "decision";

  static final AnalysisContext CONTEXT =
      new AnalysisContext(RandomStream.of(1), unused(Kernels.class), unused(Decompositions.class));

  FakeStudy(List<String> armNames, List<StudyRun> runs, List<StudyView.Comparison> comparisons) {
    this(armNames, runs, comparisons, List.of());
  }

  FakeStudy(
      List<String> armNames,
      List<StudyRun> runs,
      List<StudyView.Comparison> comparisons,
      List<PublishedValues> published) {
    this(armNames, runs, comparisons, published, Map.of());
  }

  static FakeStudy of(List<String> arms, StudyRun... runs) {
    return new FakeStudy(arms, List.of(runs), List.of());
  }

  FakeStudy comparing(String arm, String... against) {
    return new FakeStudy(
        armNames, runs, List.of(new StudyView.Comparison(arm, List.of(against), "matched null")));
  }

  /** A row of a table as text: a value for each column wanted. */
  static String row(Table table, int row, String... columns) {
    StringBuilder text = new StringBuilder();
    for (String name : columns) {
      text.append(text.isEmpty() ? "" : " | ");
      table.columns().stream()
          .filter(c -> c.name().equals(name))
          .forEach(
              c ->
                  text.append(
                      c instanceof Column.Texts t
                          ? t.values().get(row)
                          : String.valueOf((float) table.numbers(name)[row])));
    }
    return text.toString();
  }

  @Override
  public RunKind kind() {
    return RunKind.TRAIN;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String title() {
    return "Fake";
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public List<Arm> arms() {
    return armNames.stream()
        .map(name -> new Arm(name, "", "", factors.getOrDefault(name, Map.of())))
        .toList();
  }

  @Override
  public List<StudyTask> tasks() {
    return List.of(
        new StudyTask(INFERENCE, task(0.25, OptionalDouble.of(0.625), 1)),
        new StudyTask(DECISION, task(0.5, OptionalDouble.of(0.5), 0.9)));
  }

  private static TaskDescription task(double chance, OptionalDouble memoryless, double ceiling) {
    return new TaskDescription(
        3,
        2,
        10,
        Objective.CROSS_ENTROPY,
        List.of(),
        chance,
        memoryless,
        ceiling,
        OptionalInt.empty());
  }

  @Override
  public List<Long> seeds() {
    return runs.stream().map(StudyRun::seed).distinct().toList();
  }

  @Override
  public Optional<Cortex> cortex() {
    return Optional.empty();
  }

  @Override
  public Map<String, Findings> cortexFindings() {
    return Map.of();
  }

  @Override
  public Table provenance() {
    return new Table("provenance", "", List.of());
  }

  @Override
  public String experiment() {
    return "{}";
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError("statistics need no " + type.getSimpleName());
            }));
  }
}
