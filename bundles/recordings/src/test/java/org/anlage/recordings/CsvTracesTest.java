package org.anlage.recordings;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.recordings.CsvTraces.Header;
import org.anlage.recordings.CsvTraces.Orientation;
import org.anlage.recordings.CsvTraces.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as programs of others write them: what is no unit is none, and doubts are asked. */
class CsvTracesTest {
  static final Parameters RATE_2 =
      new Parameters(Optional.of(2.0), -1, "auto", "auto", Header.AUTO, Orientation.AUTO);
  private static final Parameters AUTO =
      new Parameters(Optional.empty(), -1, "auto", "auto", Header.AUTO, Orientation.AUTO);
  private static final int SAMPLES = 40;
  private static final Matrix TRACES = traces();

  @TempDir private Path folder;

  private static Matrix traces() {
    RandomStream random = RandomStream.of(1);
    return Matrix.zeros(3, SAMPLES).map(x -> Math.rint(1e4 * random.nextGaussian()) / 1e4);
  }

  /** A table with a first column, if any, of the traces. */
  private static String table(String header, IntFunction<String> first) {
    List<String> lines = new ArrayList<>();
    if (!header.isEmpty()) {
      lines.add(header);
    }
    for (int t = 0; t < SAMPLES; t++) {
      String line = first.apply(t);
      for (int i = 0; i < 3; i++) {
        line += (line.isEmpty() ? "" : ",") + TRACES.get(i, t);
      }
      lines.add(line);
    }
    return String.join("\n", lines) + "\n";
  }

  private Cortex load(Parameters p, String text) {
    return load(p, "a.csv", text);
  }

  private Cortex load(Parameters p, String name, String text) {
    Path file = folder.resolve(name);
    try (OutputStream bytes = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertTrue(new CsvTraces().recognises(file));
    return new CsvTraces().load(p, Optional.of(file));
  }

  private static Activity.Traces activity(Cortex cortex) {
    return (Activity.Traces) cortex.activity().orElseThrow();
  }

  private static void assertTraces(double rate, Cortex cortex) {
    assertArrayEquals(TRACES.values(), activity(cortex).values().values());
    assertEquals(1 / rate, activity(cortex).interval(), 1e-6 / rate);
  }

  private static Check check(Cortex cortex, String name) {
    return cortex.provenance().checks().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String refusal(Parameters p, String text) {
    return String.valueOf(assertThrows(ProblemException.class, () -> load(p, text)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Unnamed: 0", "index", "frame", "Frame number", "sample"})
  void aColumnThatCountsIsNoUnit(String name) {
    Cortex cortex = load(RATE_2, table(name + ",u1,u2,u3", t -> Integer.toString(t)));
    assertTraces(2, cortex);
    assertTrue(check(cortex, "index").passed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "Time (s)", "time_s", "t", "timestamps", "# time"})
  void aColumnOfTimesGivesTheRate(String name) {
    Cortex cortex =
        load(
            AUTO, table(name + ",u1,u2,u3", t -> String.format(Locale.ROOT, "%.3f", 5 + t / 30.0)));
    assertArrayEquals(TRACES.values(), activity(cortex).values().values());
    assertEquals(1 / 30.0, activity(cortex).interval(), 1e-4);
    assertTrue(check(cortex, "time").detail().contains(" Hz"));
  }

  @Test
  void timesInMilliseconds() {
    assertTraces(20, load(AUTO, table("time_ms,u1,u2,u3", t -> Integer.toString(50 * t))));
  }

  /** A clock that trembles, as of the worm's volumes. */
  @Test
  void timesOffByATenthOfAnIntervalAreEven() {
    IntFunction<String> first = t -> Double.toString(0.6 * t + (t % 3 == 1 ? 0.06 : 0));
    assertTraces(1 / 0.6, load(AUTO, table("time_s,u1,u2,u3", first)));
  }

  @Test
  void timesWithAGapAreRefusedUnlessTheRateIsGiven() {
    IntFunction<String> first = t -> Integer.toString(t < 20 ? t : t + 5);
    String text = table("time,u1,u2,u3", first);
    assertTrue(refusal(AUTO, text).contains("not evenly spaced"));
    Cortex cortex = load(RATE_2, text);
    assertTraces(2, cortex);
    assertFalse(check(cortex, "time").passed());
  }

  @Test
  void aContradictoryRateIsRefused() {
    String text = table("time,u1,u2,u3", t -> Double.toString(t / 4.0));
    assertTrue(refusal(RATE_2, text).contains("got 2.0 Hz"));
    assertTraces(
        2,
        load(
            new Parameters(Optional.of(2.0), -1, "none", "time", Header.AUTO, Orientation.AUTO),
            text));
  }

  @Test
  void whatOnlyLooksLikeATimeIsAsked() {
    String rising = table("u0,u1,u2,u3", t -> Integer.toString(3 * t));
    assertTrue(refusal(RATE_2, rising).contains("column 'u0'"));
    assertEquals(
        4,
        load(
                new Parameters(Optional.of(2.0), -1, "none", "none", Header.AUTO, Orientation.AUTO),
                rising)
            .size());
    String noTime = table("time,u1,u2,u3", t -> Integer.toString(t % 7));
    assertTrue(refusal(RATE_2, noTime).contains("does not rise"));
  }

  @Test
  void withoutRateAndTimesTheDefaultIsAWarning() {
    Cortex cortex = load(AUTO, table("u1,u2,u3", t -> ""));
    assertTraces(22, cortex);
    assertFalse(check(cortex, "rate").passed());
  }

  @Test
  void aFirstRowLikeTheOthersIsASample() {
    Cortex cortex = load(RATE_2, table("", t -> ""));
    assertTraces(2, cortex);
    assertTrue(check(cortex, "header").detail().startsWith("none"));
    // With an index too.
    assertTraces(2, load(RATE_2, table("", t -> Integer.toString(t))));
  }

  @Test
  void idsAsNamesAreNames() {
    assertTraces(2, load(RATE_2, table("17,18,23", t -> "")));
    assertTraces(2, load(RATE_2, table(",17,18,23", t -> Integer.toString(t))));
    // Counts below numbers: nobody can tell.
    assertTrue(refusal(RATE_2, "1,2\n3,0\n0,1\n2,2\n").contains("set header to"));
    Parameters absent =
        new Parameters(Optional.of(2.0), -1, "auto", "auto", Header.ABSENT, Orientation.AUTO);
    assertEquals(4, activity(load(absent, "1,2\n3,0\n0,1\n2,2\n")).values().columns());
  }

  @Test
  void unitsInRowsAreAskedAndRead() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      for (int t = 0; t < SAMPLES; t++) {
        text.append(t == 0 ? "" : ",").append(TRACES.get(i, t));
      }
      text.append("\n");
    }
    assertTrue(refusal(RATE_2, text.toString()).contains("set orientation"));
    Parameters units =
        new Parameters(Optional.of(2.0), -1, "auto", "auto", Header.AUTO, Orientation.UNITS_FIRST);
    assertTraces(2, load(units, text.toString()));
    // With a name of each unit first, and a number of each sample above.
    String named = text.toString().lines().map(line -> "u," + line + "\n").collect(joining());
    assertTraces(2, load(units, named));
    String numbers = IntStream.range(0, SAMPLES).mapToObj(t -> "," + t).collect(joining());
    assertTraces(2, load(units, numbers + "\n" + named));
  }

  @Test
  void howTheTextIsWrittenDoesNotMatter() {
    String plain = table("u1,u2,u3", t -> "");
    assertTraces(2, load(RATE_2, "a.csv", "\uFEFF" + plain));
    assertTraces(2, load(RATE_2, "a.tsv", plain.replace(',', '\t')));
    assertTraces(2, load(RATE_2, "a.csv.gz", plain));
    assertTraces(2, load(RATE_2, "a.csv", plain.replace(',', ';')));
    assertTraces(2, load(RATE_2, "a.csv", plain.replace(',', ';').replace('.', ',')));
  }

  /** As Inscopix writes it. */
  @Test
  void theStatusOfCellsIsNoSample() {
    String fault =
        refusal(
            AUTO,
            " , C00, C01\nTime(s)/Cell Status, accepted, rejected\n0.0,1,2\n0.05,2,1\n0.1,0,1\n");
    assertTrue(fault.contains("Inscopix") && fault.contains("delete the columns"), fault);
  }
}
