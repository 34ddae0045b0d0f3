package org.anlage.microns.cave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in pieces hold what the whole ones do. */
class TablePartsTest {
  private static final String TRACES =
      "{\"session\": 5, \"scan\": 3, \"field\": 4, \"rate\": 6.301, \"traces\": \"traces\"}";

  @TempDir private Path folder;
  private CaveOnDisk disk;

  @BeforeEach
  void made() {
    disk = new CaveOnDisk(folder);
  }

  /** Into parts of some rows each, with the header in every one; numbered without zeros. */
  private void split(String name, String into, int rows) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name));
    Files.createDirectories(folder.resolve(into));
    for (int from = 1, part = 8; from < lines.size(); from += rows, part++) {
      String text =
          lines.get(0)
              + "\n"
              + String.join("\n", lines.subList(from, Math.min(lines.size(), from + rows)))
              + "\n";
      Files.writeString(folder.resolve(into).resolve("part-" + part + ".csv"), text);
    }
    Files.delete(folder.resolve(name));
  }

  @Test
  void tablesOfTextInPartsAreTheWholeOnes() throws IOException {
    Cortex whole = disk.matches().synapses().types().load("{}");
    split(CaveOnDisk.MATCHES, "coregistration_manual_v4", 1);
    split(CaveOnDisk.SYNAPSES, "synapses_pni_2", 3);
    split(CaveOnDisk.TYPES, "cell_types", 2);
    Cortex parts = disk.load("{}");
    assertEquals(whole.digest(), parts.digest());
    assertTrue(
        MicronsCaveTest.check(parts, "synapses").detail().startsWith("synapses_pni_2: "),
        MicronsCaveTest.check(parts, "synapses").detail());
  }

  @Test
  void tablesOfParquetInPartsAreTheWholeOnes() throws IOException {
    Cortex whole = disk.matches().synapses().load("{}");
    Path parts = Files.createDirectories(folder.resolve("synapses_pni_2"));
    for (int part = 0; part < 2; part++) {
      CaveOnDisk.duckDb(
          parts.resolve("part-" + part + ".parquet"),
          "SELECT * FROM read_csv('"
              + folder.resolve(CaveOnDisk.SYNAPSES)
              + "') WHERE (id >= 3) = "
              + (part == 1));
    }
    disk.delete(CaveOnDisk.SYNAPSES);
    assertEquals(whole.digest(), disk.load("{}").digest());
  }

  @Test
  void tracesInPartsFollowEachOtherInTime() throws IOException {
    disk.matches();
    Matrix traces = Matrix.zeros(4, 24);
    for (int k = 0; k < traces.values().length; k++) {
      traces.values()[k] = StrictMath.sin(k * k);
    }
    Path parts = Files.createDirectories(folder.resolve("traces"));
    for (int part = 0; part < 12; part++) {
      Matrix piece = Matrix.zeros(4, 2);
      for (int i = 0; i < 4; i++) {
        piece.set(i, 0, traces.get(i, 2 * part));
        piece.set(i, 1, traces.get(i, 2 * part + 1));
      }
      Npy.write(parts.resolve(part + ".npy"), NpyArray.of(piece)); // 10 comes after 9
    }
    Cortex cortex = disk.load(TRACES);
    assertArrayEquals(
        traces.values(), ((Activity.Traces) cortex.activity().orElseThrow()).values().values());
    Npy.write(parts.resolve("12.npy"), NpyArray.of(Matrix.zeros(3, 2)));
    assertProblem(TRACES, "not of the same units");
  }

  @Test
  void tracesOfTextInPartsFollowEachOtherInTime() throws IOException {
    disk.matches();
    disk.text("traces.csv", "1,2,3,4\n1,5,2,7\n2,4,3,1\n9,4,1,3\n0,2,2,1\n");
    Cortex whole = disk.load(TRACES);
    split("traces.csv", "traces", 1);
    assertEquals(whole.digest(), disk.load(TRACES).digest());
  }

  @Test
  void whatIsNoTableInPartsIsOneError() throws IOException {
    disk.matches().synapses();
    split(CaveOnDisk.SYNAPSES, "synapses_pni_2", 3);
    Path last = folder.resolve("synapses_pni_2/part-10.csv");
    List<String> lines = Files.readAllLines(last);
    Files.write(last, lines.subList(1, lines.size()));
    assertProblem("{}", "part-10.csv: the first line of a part is not the header");
    Files.writeString(folder.resolve("synapses_pni_2/part-1.parquet"), "x");
    assertProblem("{}", "parts of several formats");
  }

  private void assertProblem(String parameters, String text) {
    ProblemException refused = assertThrows(ProblemException.class, () -> disk.load(parameters));
    assertEquals(ProblemException.Kind.DATA, refused.kind());
    assertTrue(refused.getMessage().contains(text), refused.getMessage());
  }
}
