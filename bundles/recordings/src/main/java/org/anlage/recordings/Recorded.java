package org.anlage.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anlage.api.data.Check;

/**
 * Which axis of a recording is time, and how fast it was sampled: what was taken, on whose word.
 *
 * @param units units in the file
 * @param samples samples of each
 * @param taken checks so far
 */
record Recorded(int units, int samples, List<Check> taken) {
  /** Samples per second if nobody says, Hz. */
  static final double RATE = 22;

  Recorded(int units, int samples) {
    this(units, samples, List.of());
  }

  /**
   * Adds what the axes are.
   *
   * @param by who says so; empty: nobody
   * @param given whether the user said so
   * @param otherwise the parameter that turns them
   */
  Recorded axes(String by, boolean given, String otherwise) {
    boolean turned = by.isEmpty() && !given && units > samples;
    String shape = units + " units x " + samples + " samples";
    return with(
        "axes of the traces",
        !turned,
        turned
            ? shape + ": more units than samples; if the axes are swapped, set " + otherwise
            : by.isEmpty() ? shape : shape + ", in the order of " + by);
  }

  /** Adds which dataset was taken, if none was named. */
  Recorded dataset(String only) {
    return only.isEmpty() ? this : with("dataset", true, only + ", the only one of two axes");
  }

  /** Adds which file was taken, if it is not the one that was named, nor right inside. */
  Recorded folder(Path given, Path file) {
    return given.equals(file) || given.equals(file.getParent())
        ? this
        : with("folder", true, given.relativize(file) + " is read");
  }

  /**
   * Adds the rate.
   *
   * @param by where it was found; empty: the user gave it
   */
  Recorded rate(double hertz, String by) {
    return with(
        "sampling rate",
        true,
        text(hertz) + (by.isEmpty() ? "" : ", from " + by) + "; " + duration(hertz));
  }

  /** Adds that the rate is a guess. */
  Recorded rateOfNobody(String parameter) {
    return with(
        "sampling rate",
        false,
        "neither given nor in the file; "
            + text(RATE)
            + " is used, so that the recording would last "
            + duration(RATE)
            + "; set "
            + parameter);
  }

  /** All checks: those of the selection, then these. */
  List<Check> checks(Selection selection) {
    List<Check> all = new ArrayList<>(selection.checks());
    all.addAll(taken);
    return all;
  }

  private String duration(double hertz) {
    return String.format(Locale.ROOT, "%.6g s", samples / hertz);
  }

  private static String text(double hertz) {
    return String.format(Locale.ROOT, "%.6g Hz", hertz).replaceFirst("\\.?0+ Hz$", " Hz");
  }

  private Recorded with(String name, boolean passed, String detail) {
    List<Check> more = new ArrayList<>(taken);
    more.add(new Check(name, passed, detail));
    return new Recorded(units, samples, List.copyOf(more));
  }
}
