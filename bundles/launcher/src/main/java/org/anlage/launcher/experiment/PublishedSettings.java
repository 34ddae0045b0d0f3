package org.anlage.launcher.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.component.Parameter;

/** Published values of arms on tasks, to be shown beside those of the study. */
public record PublishedSettings(
    @Parameter(text = "Where they were published, for the caption") String source,
    @Parameter(text = "Metric of this study that they are values of", value = "\"test_accuracy\"")
        String metric,
    @Parameter(text = "The values", min = 1) List<Cell> values) {

  /** A published mean with its 95 % interval. */
  public record Cell(
      @Parameter(text = "Arm") String arm,
      @Parameter(text = "Task, by its label") String task,
      @Parameter(text = "Mean") double mean,
      @Parameter(text = "95 % interval: two numbers, or nothing", value = "[]", max = 2)
          List<Double> interval) {
    /** Checks that the interval is one and holds the mean. */
    public Cell {
      interval = List.copyOf(interval);
      boolean ordered =
          interval.isEmpty()
              || (interval.size() == 2 && interval.get(0) <= mean && mean <= interval.get(1));
      if (!ordered) {
        throw new IllegalArgumentException(
            "\"interval\" of "
                + arm
                + " on "
                + task
                + " is "
                + interval
                + "; expected two numbers with the mean, "
                + mean
                + ", between them");
      }
    }

    /** Lower end; NaN if there is none. */
    public double low() {
      return interval.isEmpty() ? Double.NaN : interval.get(0);
    }

    /** Upper end; NaN if there is none. */
    public double high() {
      return interval.isEmpty() ? Double.NaN : interval.get(1);
    }
  }

  /** Copies the list and checks that no cell is given twice. */
  public PublishedSettings {
    values = List.copyOf(values);
    Set<List<String>> seen = new HashSet<>();
    for (Cell cell : values) {
      if (!seen.add(List.of(cell.arm(), cell.task()))) {
        throw new IllegalArgumentException(
            "the value of " + cell.arm() + " on " + cell.task() + " is given twice");
      }
    }
  }

  /** The values, for arms whose names end in a suffix: those of a point of a grid. */
  public Stream<PublishedValues.Cell> cells(String suffix) {
    return values.stream()
        .map(
            c -> new PublishedValues.Cell(c.arm() + suffix, c.task(), c.mean(), c.low(), c.high()));
  }
}
