package org.anlage.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.api.run.RunStatus;

/**
 * A study of two arms on {@link TinyTask}.
 *
 * @param seeds its seeds
 * @param runs its runs
 */
record TinyStudy(List<Long> seeds, List<StudyRun> runs) implements StudyView {

  static TinyStudy of(int seeds) {
    List<Long> numbers = LongStream.range(0, seeds).boxed().toList();
    List<StudyRun> runs = new ArrayList<>();
    for (String arm : List.of("prior", "control")) {
      for (long seed : numbers) {
        runs.add(new Run(arm, seed, TinyRun.of(arm.length() + 10 * seed)));
      }
    }
    return new TinyStudy(numbers, List.copyOf(runs));
  }

  @Override
  public String name() {
    return "tiny";
  }

  @Override
  public String title() {
    return "A tiny study";
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public List<Arm> arms() {
    return List.of(new Arm("prior", "a prior"), new Arm("control", "its control"));
  }

  @Override
  public List<StudyTask> tasks() {
    return List.of(new StudyTask("tiny", TinyTask.DESCRIPTION));
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(new Comparison("prior", List.of("control"), ""));
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
  public RunKind kind() {
    return RunKind.TRAIN;
  }

  @Override
  public List<PublishedValues> published() {
    return List.of();
  }

  @Override
  public Table provenance() {
    return new Table(
        "provenance",
        "",
        List.of(
            new Column.Texts("item", List.of("study")),
            new Column.Texts("value", List.of("tiny"))));
  }

  @Override
  public String experiment() {
    return "{}";
  }

  private record Run(String arm, long seed, TinyRun view) implements StudyRun {
    @Override
    public String task() {
      return "tiny";
    }

    @Override
    public String id() {
      return arm + "-" + seed;
    }

    @Override
    public RunStatus status() {
      return RunStatus.DONE;
    }

    @Override
    public String failure() {
      return "";
    }

    @Override
    public double seconds() {
      return 1;
    }

    @Override
    public Findings audit() {
      return Findings.metrics(Map.of());
    }

    @Override
    public Map<String, Findings> findings() {
      return Map.of("tiny", Findings.metrics(Map.of("first_weight", metric("first_weight"))));
    }

    /** That of the one analyzer, or the last value of a column of the history. */
    @Override
    public double metric(String name) {
      if (name.equals("first_weight")) {
        return view.trained().recurrent().get(0, 0);
      }
      Table history = view.history();
      return history.has(name) ? history.numbers(name)[history.rows() - 1] : Double.NaN;
    }
  }
}
