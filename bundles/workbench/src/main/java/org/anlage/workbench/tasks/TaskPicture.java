package org.anlage.workbench.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/**
 * A page on a task: its card, and trials as rows of colour over time, one row per channel. Blue is
 * negative, red positive; targets are drawn where they are scored.
 */
public final class TaskPicture {
  private static final int LEFT = 150;
  private static final int WIDTH = 640;
  private static final int ROW = 12;
  private static final int THIN = 4;
  private static final int MANY = 12;

  private final TaskDescription task;
  private final TrialBatch batch;
  private final StringBuilder out = new StringBuilder();
  private final double most;

  private TaskPicture(TaskDescription task, TrialBatch batch) {
    this.task = task;
    this.batch = batch;
    double largest = 0;
    for (float value : batch.input()) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (float value : batch.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    most = largest == 0 ? 1 : largest;
  }

  /** The page, HTML that needs no other file. */
  public static String page(String name, TaskDescription task, TrialBatch batch) {
    TaskPicture picture = new TaskPicture(task, batch);
    picture.out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    picture.out.append(escaped(name)).append("</title><style>");
    picture.out.append("body{font:14px sans-serif;margin:2em}td{padding:0 1em 0 0}");
    picture.out.append("svg text{font:10px sans-serif}</style></head><body><h1>");
    picture.out.append(escaped(name)).append("</h1>\n");
    picture.card();
    for (int trial = 0; trial < batch.trials(); trial++) {
      picture.trial(trial);
    }
    return picture.out.append("</body></html>\n").toString();
  }

  private void card() {
    out.append("<table>");
    row("inputs, outputs", task.inputs() + ", " + task.outputs());
    String step =
        task.timeStep().isPresent() ? " of " + number(task.timeStep().getAsDouble()) + " ms" : "";
    row("steps", task.steps() + step);
    row("right if", task.decision().text());
    row("chance", number(task.chance()));
    row("best without memory", number(task.memorylessCeiling()));
    row("ceiling", number(task.ceiling()));
    row(
        "distinct trials",
        task.distinctTrials().isPresent()
            ? Integer.toString(task.distinctTrials().getAsInt())
            : "not known");
    out.append("</table>\n");
  }

  private void row(String what, String value) {
    out.append("<tr><td>").append(what).append("</td><td>");
    out.append(escaped(value)).append("</td></tr>");
  }

  private void trial(int trial) {
    List<String> facts = new ArrayList<>();
    for (int v = 0; v < task.variables().size(); v++) {
      var variable = task.variables().get(v);
      facts.add(variable.name() + " " + variable.levels().get(batch.levels(v)[trial]));
    }
    for (int n = 0; n < task.numbers().size(); n++) {
      facts.add(task.numbers().get(n) + " " + number(batch.numbers(n)[trial]));
    }
    out.append("<h2>trial ").append(trial + 1).append("</h2><p>");
    out.append(escaped(String.join(", ", facts))).append("</p>\n");
    int rows =
        16 + rows(task.inputs()) * task.inputs() + rows(task.outputs()) * task.outputs() + ROW + 12;
    out.append("<svg width=\"").append(LEFT + WIDTH).append("\" height=\"").append(rows);
    out.append("\" role=\"img\" aria-label=\"trial ").append(trial + 1).append("\">\n");
    periods(trial, rows);
    int y = 16;
    y = channels("input", task.inputs(), task.inputNames(), y, trial, false) + 6;
    y = channels("target", task.outputs(), task.outputNames(), y, trial, true) + 6;
    text(0, y + ROW - 2, "mask");
    for (int t = 0; t < batch.steps(); t++) {
      if (batch.mask()[batch.at(t, trial)] > 0) {
        rectangle(t, t + 1, y, ROW, "#444");
      }
    }
    out.append("</svg>\n");
  }

  private static int rows(int channels) {
    return channels > MANY ? THIN : ROW;
  }

  private void periods(int trial, int height) {
    for (int p = 0; p < task.periods().size(); p++) {
      int start = batch.starts(p)[trial];
      int end = batch.ends(p)[trial];
      if (end > start) {
        double x = x(start);
        out.append("<line x1=\"").append(number(x)).append("\" x2=\"").append(number(x));
        out.append("\" y1=\"0\" y2=\"").append(height).append("\" stroke=\"#bbb\"/>\n");
        text(x + 2, 10, task.periods().get(p).name());
      }
    }
  }

  private int channels(
      String kind, int channels, List<String> names, int top, int trial, boolean target) {
    int height = rows(channels);
    for (int k = 0; k < channels; k++) {
      int y = top + k * height;
      String name = names.isEmpty() ? kind + " " + k : names.get(k);
      if (height == ROW || k == 0) {
        text(0, y + ROW - 2, kind + ": " + name);
      }
      int from = 0;
      for (int t = 1; t <= batch.steps(); t++) {
        String colour = colour(from, trial, k, target);
        if (t == batch.steps() || !colour.equals(colour(t, trial, k, target))) {
          if (!colour.isEmpty()) {
            rectangle(from, t, y, height - (height == ROW ? 1 : 0), colour);
          }
          from = t;
        }
      }
    }
    return top + channels * height;
  }

  /** Empty where there is nothing to draw. */
  private String colour(int step, int trial, int channel, boolean target) {
    int at = batch.at(step, trial);
    double value;
    if (!target) {
      value = batch.input()[at * batch.inputs() + channel];
    } else if (batch.mask()[at] == 0) {
      value = 0;
    } else if (task.objective().labelled()) {
      value = batch.labels()[at] == channel ? most : 0;
    } else {
      value = batch.values()[at * batch.outputs() + channel];
    }
    int other = 255 - (int) Math.round(215 * Math.min(1, Math.abs(value) / most));
    if (other == 255) {
      return "";
    }
    return value > 0
        ? String.format(Locale.ROOT, "#ff%02x%02x", other, other)
        : String.format(Locale.ROOT, "#%02x%02xff", other, other);
  }

  private double x(int step) {
    return LEFT + (double) WIDTH * step / batch.steps();
  }

  private void rectangle(int from, int to, int y, int height, String colour) {
    out.append("<rect x=\"").append(number(x(from))).append("\" y=\"").append(y);
    out.append("\" width=\"").append(number(x(to) - x(from))).append("\" height=\"");
    out.append(height).append("\" fill=\"").append(colour).append("\"/>\n");
  }

  private void text(double x, int y, String words) {
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(y).append("\">");
    out.append(escaped(words)).append("</text>\n");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "not known";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
