package org.anlage.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Cell;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;

/** Contract of formats, on a run that trained a network of six units, and on odd runs. */
final class ExporterContract {
  private static final String ID = "a1b2c3d4";
  private static final String MINE = "mine.txt";
  private static final Table NO_HISTORY = new Table("history", "", List.of());

  private ExporterContract() {}

  static void addTo(TestList tests, RunExporter exporter) {
    tests.add(
        "it is a component with a name",
        () ->
            assertEquals(
                Declaration.named(exporter),
                exporter.name(),
                "name() is what --format finds; return the name in @Extension"));
    tests.add(
        "it writes the files that it returns, and no others",
        () ->
            assertFalse(
                files(exporter, trained(ID, 1)).isEmpty(),
                "it wrote no file; write what the run holds, or refuse with a ProblemException"));
    tests.add(
        "another run gives other files",
        () ->
            assertFalse(
                Fingerprint.of(files(exporter, trained(ID, 1)))
                    .equals(Fingerprint.of(files(exporter, trained(ID, 2)))),
                "expected other files of a run with other weights and another history, and got the"
                    + " same"));
    tests.add("runs in one folder do not disturb each other", () -> together(exporter));
    DeterminismTests.addTo(
        tests,
        exporter.getClass().getSimpleName() + " (a run of " + TinyTask.UNITS + " units)",
        () -> trained(ID, 1),
        run -> files(exporter, run),
        run -> files(exporter, trained(ID, 2)));
    tests.add(
        "files or a problem in words, however odd the run",
        () -> odd().forEach((given, run) -> Outcome.of(given, () -> files(exporter, run))));
  }

  /** Exports a run into a folder that holds another file, and checks what is there then. */
  private static SortedMap<String, byte[]> files(RunExporter exporter, ExportedRun run)
      throws IOException {
    Path folder = Files.createTempDirectory("export");
    try {
      Files.writeString(folder.resolve(MINE), MINE);
      List<Path> returned = exporter.export(run, folder);
      if (returned == null) {
        throw new AssertionError(Outcome.NULL);
      }
      SortedMap<String, byte[]> found = read(folder);
      byte[] mine = found.remove(MINE);
      assertTrue(
          mine != null && MINE.equals(new String(mine, UTF_8)),
          "it changed or removed a file of the folder that is not its own");
      assertEquals(
          new TreeSet<>(found.keySet()),
          new TreeSet<>(returned.stream().map(file -> place(folder, file)).toList()),
          "expected the files that are in the folder, and got another list; return every file that"
              + " is written");
      return found;
    } finally {
      remove(folder);
    }
  }

  private static String place(Path folder, Path file) {
    assertTrue(
        file.startsWith(folder),
        () -> "it wrote " + file + ", outside of the folder that it was given, " + folder);
    return folder.relativize(file).toString();
  }

  private static void together(RunExporter exporter) throws IOException {
    Path folder = Files.createTempDirectory("export");
    try {
      exporter.export(trained(ID, 1), folder);
      SortedMap<String, byte[]> first = read(folder);
      exporter.export(trained("e5f60718", 2), folder);
      SortedMap<String, byte[]> both = read(folder);
      both.keySet().retainAll(first.keySet());
      Fingerprint.assertSame(
          Fingerprint.of(first),
          both,
          "a second run changed the files of the first; begin the names of files or of their folder"
              + " with run.id()");
    } finally {
      remove(folder);
    }
  }

  private static SortedMap<String, byte[]> read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static ExportedRun trained(String id, long seed) {
    TinyRun run = TinyRun.of(seed);
    SortedMap<String, ExportedArray> arrays = new TreeMap<>();
    run.trained()
        .parameters()
        .forEach(
            (name, matrix) ->
                arrays.put(name, array(matrix.rows(), matrix.columns(), matrix.values())));
    return new ExportedRun(id, run.trained().spec(), arrays, run.history());
  }

  private static ExportedArray array(int rows, int columns, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return new ExportedArray(List.of(rows, columns), new ExportedArray.Floats(floats));
  }

  private static Map<String, ExportedRun> odd() {
    ExportedRun plain = trained(ID, 1);
    Map<String, ExportedRun> runs = new LinkedHashMap<>();
    runs.put(
        "a run without a history",
        new ExportedRun(ID, plain.network(), plain.arrays(), NO_HISTORY));
    SortedMap<String, ExportedArray> broken = new TreeMap<>(plain.arrays());
    double[] values = new double[TinyTask.UNITS * TinyTask.UNITS];
    values[0] = Double.NaN;
    values[1] = Double.POSITIVE_INFINITY;
    values[2] = Float.MAX_VALUE;
    broken.put("recurrent_kernel", array(TinyTask.UNITS, TinyTask.UNITS, values));
    Table odd =
        new Table(
            "history",
            "",
            List.of(
                new Column.Numbers("loss", "", new double[] {Double.NaN, Double.NEGATIVE_INFINITY}),
                new Column.Texts("note", List.of("a, \"b\"", "ü\nc"))));
    runs.put("a run that diverged", new ExportedRun(ID, plain.network(), broken, odd));
    runs.put("a network of one unit", one());
    runs.put("a run that simulated", simulated());
    return runs;
  }

  private static ExportedRun one() {
    SortedMap<String, ExportedArray> arrays = new TreeMap<>();
    for (String name :
        List.of("input_kernel", "recurrent_kernel", "bias", "readout_kernel", "readout_bias")) {
      arrays.put(name, array(1, 1, 0.5));
    }
    return new ExportedRun(ID, spec(1, 1, 1), arrays, NO_HISTORY);
  }

  /** Weights without inputs and outputs, and arrays of any shape and type. */
  private static ExportedRun simulated() {
    SortedMap<String, ExportedArray> arrays = new TreeMap<>();
    arrays.put("recurrent_kernel", array(2, 2, 0, 1, -1, 0));
    arrays.put("mean", new ExportedArray(List.of(2), new ExportedArray.Doubles(new double[2])));
    arrays.put(
        "samples", new ExportedArray(List.of(), new ExportedArray.Longs(new long[] {1L << 40})));
    arrays.put(
        "moments", new ExportedArray(List.of(2, 2, 2), new ExportedArray.Doubles(new double[8])));
    return new ExportedRun(ID, spec(0, 2, 0), arrays, NO_HISTORY);
  }

  private static NetworkSpec spec(int inputs, int units, int outputs) {
    return new NetworkSpec(
        Cell.VANILLA, inputs, units, outputs, Activation.TANH, Precision.FLOAT32);
  }
}
