package org.anlage.recordings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.matrix.Matrix;

/**
 * What a table of samples holds: which row names the columns, which columns are units, and the rate
 * that a column of times gives.
 *
 * @param traces units x samples
 * @param rate samples per second, where a column of times gives it
 * @param checks what was found
 */
record CsvSamples(Matrix traces, Optional<Double> rate, List<Check> checks) {
  /** Of the interval, by which an evenly rising column may be off a straight line. */
  private static final double UNEVEN = 0.25;

  /** Samples from which on no unit rises evenly by chance. */
  private static final int TELLING = 10;

  private static final Pattern TIME = Pattern.compile("(time|timestamp).*|t");
  private static final Pattern MILLISECONDS =
      Pattern.compile(".*[^a-z](ms|msec|milliseconds?)\\W*");
  private static final Set<String> INSCOPIX_STATUS = Set.of("accepted", "undecided", "rejected");
  private static final Pattern INDEX = Pattern.compile("|unnamed: 0|index|(frame|sample).*");

  static CsvSamples of(CsvTable table, CsvTraces.Parameters p) {
    requireNoSecondHeader(table);
    List<Check> checks = new ArrayList<>();
    if (p.orientation() == CsvTraces.Orientation.UNITS_FIRST) {
      return unitsFirst(table, namesSamples(table, p.header()) ? 1 : 0, checks);
    }
    boolean header = hasHeader(table, p.header(), checks);
    boolean named = header && !isNumbers(table, 0);
    int from = header ? 1 : 0;
    int count = table.rows().size() - from;
    int columns = table.rows().get(0).length;
    if (p.orientation() == CsvTraces.Orientation.AUTO && !named && columns > count) {
      throw ProblemException.data(
          new Problem(
              "the table has more columns than rows and no names: is a row a unit or a sample?",
              table.file().toString(),
              count + " rows of " + columns,
              "",
              "set orientation to units-first or samples-first"));
    }
    String[] names =
        header
            ? table.rows().get(0)
            : IntStream.range(0, columns).mapToObj(c -> "").toArray(String[]::new);
    return new Reading(table, from, names, header, p, checks).samples();
  }

  /** Whether the first row names the samples; its own first field may name a unit. */
  private static boolean namesSamples(CsvTable table, CsvTraces.Header given) {
    String[] first = table.rows().get(0);
    return given == CsvTraces.Header.PRESENT
        || given == CsvTraces.Header.AUTO
            && (first[0].isEmpty()
                || IntStream.range(1, first.length).anyMatch(c -> table.tryNumber(0, c).isEmpty()));
  }

  private static CsvSamples unitsFirst(CsvTable table, int from, List<Check> checks) {
    int units = table.rows().size() - from;
    // Names of the units.
    int first =
        IntStream.range(from, from + units).allMatch(i -> table.tryNumber(i, 0).isEmpty()) ? 1 : 0;
    int samples = table.rows().get(0).length - first;
    Matrix traces = Matrix.zeros(units, samples);
    for (int i = 0; i < units; i++) {
      for (int t = 0; t < samples; t++) {
        traces.set(i, t, table.number(from + i, first + t, Integer.toString(first + t)));
      }
    }
    return new CsvSamples(traces, Optional.empty(), checks);
  }

  /** Inscopix writes the status of each cell below its name. */
  private static void requireNoSecondHeader(CsvTable table) {
    String[] second = table.rows().get(Math.min(1, table.rows().size() - 1));
    if (table.rows().size() > 2
        && (second[0].equals("Time(s)/Cell Status")
            || Arrays.stream(second).allMatch(INSCOPIX_STATUS::contains))) {
      throw ProblemException.data(
          new Problem(
              "the second line is the status of the cells, as Inscopix writes it, not a sample",
              table.file() + ", line " + table.lines().get(1),
              String.join(", ", Arrays.asList(second).subList(0, Math.min(4, second.length))),
              "names in the first line, samples from the second on",
              "delete the columns of cells that are rejected, then that line, and name the first"
                  + " column time"));
    }
  }

  private static boolean isNumbers(CsvTable table, int row) {
    return IntStream.range(0, table.rows().get(row).length)
        .allMatch(c -> table.tryNumber(row, c).isPresent());
  }

  /** Whole numbers that all differ are names where other rows have fractions. */
  private static boolean hasHeader(CsvTable table, CsvTraces.Header given, List<Check> checks) {
    if (given != CsvTraces.Header.AUTO) {
      return given == CsvTraces.Header.PRESENT;
    }
    if (!isNumbers(table, 0)) {
      return true;
    }
    String[] first = table.rows().get(0);
    boolean couldBeNames =
        isWhole(table, 0) && new TreeSet<>(Arrays.asList(first)).size() == first.length;
    if (!couldBeNames) {
      checks.add(new Check("header", true, "none: the first row is numbers, taken for a sample"));
      return false;
    }
    if (IntStream.range(1, table.rows().size()).allMatch(row -> isWhole(table, row))) {
      throw ProblemException.data(
          new Problem(
              "the first row may be names of units or a sample",
              table.file() + ", line " + table.lines().get(0),
              String.join(", ", Arrays.asList(first).subList(0, Math.min(4, first.length))),
              "names that are no numbers",
              "set header to present or absent"));
    }
    checks.add(
        new Check(
            "header",
            true,
            "the first row is whole numbers, all different, unlike the others: names of units"));
    return true;
  }

  private static boolean isWhole(CsvTable table, int row) {
    return IntStream.range(0, table.rows().get(row).length)
        .mapToObj(c -> table.tryNumber(row, c))
        .allMatch(x -> x.isPresent() && x.getAsDouble() == Math.rint(x.getAsDouble()));
  }

  /** Samples in rows. */
  private static final class Reading {
    private final CsvTable table;
    private final int from;
    private final int count;
    private final String[] names;
    private final boolean header;
    private final CsvTraces.Parameters p;
    private final List<Check> checks;
    private final Set<Integer> left = new TreeSet<>();
    private Optional<Double> rate = Optional.empty();

    Reading(
        CsvTable table,
        int from,
        String[] names,
        boolean header,
        CsvTraces.Parameters p,
        List<Check> checks) {
      this.table = table;
      this.from = from;
      this.names = names;
      this.header = header;
      this.p = p;
      this.checks = checks;
      count = table.rows().size() - from;
    }

    CsvSamples samples() {
      given("index", p.index()).ifPresent(this::leaveIndex);
      given("time", p.time()).ifPresent(this::leaveTime);
      for (int c = 0; c < names.length && count > 1; c++) {
        if (!left.contains(c)) {
          judge(c);
        }
      }
      int[] units = IntStream.range(0, names.length).filter(c -> !left.contains(c)).toArray();
      Matrix traces = Matrix.zeros(units.length, count);
      for (int t = 0; t < count; t++) {
        for (int i = 0; i < units.length; i++) {
          traces.set(i, t, table.number(from + t, units[i], title(units[i])));
        }
      }
      return new CsvSamples(traces, rate, checks);
    }

    private String title(int column) {
      return header ? names[column] : Integer.toString(column);
    }

    private String name(int column) {
      return names[column].replaceFirst("^#\\s*", "").toLowerCase(Locale.ROOT);
    }

    /** The column that a parameter names. */
    private Optional<Integer> given(String parameter, String value) {
      if (value.equals(CsvTraces.AUTO) || value.equals(CsvTraces.NONE)) {
        return Optional.empty();
      }
      int column = Arrays.asList(names).indexOf(value);
      if (column < 0) {
        throw ProblemException.data(
            new Problem(
                "there is no such column",
                table.file().toString(),
                "'" + value + "'",
                String.join(", ", names),
                "set " + parameter + " to a name of the header, none or auto"));
      }
      return Optional.of(column);
    }

    /** Leaves out what is certainly no unit, and asks where a column only looks like that. */
    private void judge(int c) {
      boolean time = header && TIME.matcher(name(c)).matches();
      boolean index = (c == 0 || !name(c).isEmpty()) && INDEX.matcher(name(c)).matches();
      boolean rising = (time || index || c == 0) && isEven(c);
      if (time && !p.time().equals(CsvTraces.NONE)) {
        if (!rising && !isAscending(c)) {
          throw ask(c, "is named like a time but does not rise");
        }
        leaveTime(c);
      } else if (index && !p.index().equals(CsvTraces.NONE)) {
        if (rising) {
          leaveIndex(c);
        } else if (header) {
          throw ask(c, "is named like an index, or not at all, but does not rise evenly");
        }
      } else if (c == 0
          && rising
          && count >= TELLING
          && p.index().equals(CsvTraces.AUTO)
          && p.time().equals(CsvTraces.AUTO)) {
        throw ask(c, "rises evenly, as a time or an index does, and is named as a unit");
      }
    }

    private void leaveIndex(int c) {
      left.add(c);
      checks.add(
          new Check("index", true, "column '" + title(c) + "' counts the samples and is no unit"));
    }

    private void leaveTime(int c) {
      left.add(c);
      double scale = MILLISECONDS.matcher(name(c)).matches() ? 1000 : 1;
      boolean even = isEven(c);
      if (!even && p.rate().isEmpty()) {
        throw ProblemException.data(
            new Problem(
                "the samples are not evenly spaced",
                table.file() + ", column '" + title(c) + "'",
                "intervals other than " + (float) (interval(c) / scale) + " s",
                "times within a quarter of an interval of an even grid",
                "resample the traces, or set rate if these times do not matter"));
      }
      rate = even ? Optional.of(scale / interval(c)) : Optional.empty();
      checks.add(
          new Check(
              "time",
              even,
              "column '"
                  + title(c)
                  + "' is the time of the samples and no unit: "
                  + (even
                      ? (float) (scale / interval(c)) + " Hz"
                      : "not evenly spaced; the rate given was taken")));
    }

    private double interval(int c) {
      return (value(count - 1, c) - value(0, c)) / (count - 1);
    }

    private double value(int sample, int c) {
      return table.number(from + sample, c, title(c));
    }

    private boolean isAscending(int c) {
      for (int t = 1; t < count; t++) {
        if (!(value(t, c) > value(t - 1, c))) {
          return false;
        }
      }
      return true;
    }

    private boolean isEven(int c) {
      double interval = interval(c);
      if (!(interval > 0)) {
        return false;
      }
      for (int t = 0; t < count; t++) {
        if (!(Math.abs(value(t, c) - value(0, c) - t * interval) <= UNEVEN * interval)) {
          return false;
        }
      }
      return true;
    }

    private ProblemException ask(int c, String what) {
      return ProblemException.data(
          new Problem(
              "a column " + what + ": is it a unit?",
              table.file().toString(),
              "column '" + title(c) + "'",
              "",
              "set time or index to '"
                  + title(c)
                  + "' if it is one, or both to none if every column is a unit"));
    }
  }
}
