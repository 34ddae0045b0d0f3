package org.anlage.report.section;

import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.task.TaskDescription;
import org.anlage.report.page.Numbers;
import org.anlage.report.page.Page;
import org.anlage.report.page.Rows;

/** The tasks: their shape, and what accuracy means in each. */
final class TaskList {
  private TaskList() {}

  static void write(StudyView study, Page page) {
    Rows rows =
        new Rows(
            "The tasks. The memoryless ceiling is the best accuracy without memory of earlier"
                + " periods; few distinct trials mean that train and test trials are the same.",
            "task",
            "inputs",
            "outputs",
            "periods (steps)",
            "chance",
            "memoryless ceiling",
            "ceiling",
            "distinct trials");
    for (StudyView.StudyTask task : study.tasks()) {
      task.description().ifPresent(d -> row(rows, task.name(), d));
    }
    page.table(rows.table());
  }

  private static void row(Rows rows, String name, TaskDescription d) {
    rows.row(
        name,
        Integer.toString(d.inputs()),
        Integer.toString(d.outputs()),
        d.periods().stream()
            .map(p -> p.name() + " " + (p.end() - p.start()))
            .collect(Collectors.joining(", ")),
        Numbers.format(d.chance()),
        number(d.memorylessCeiling()),
        Numbers.format(d.ceiling()),
        d.distinctTrials().isPresent()
            ? Integer.toString(d.distinctTrials().getAsInt())
            : "not enumerable");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Numbers.format(value.getAsDouble()) : "not known";
  }
}
