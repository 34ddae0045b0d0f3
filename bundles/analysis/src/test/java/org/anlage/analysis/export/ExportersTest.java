package org.anlage.analysis.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Cell;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.npy.Elements;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportersTest {
  @TempDir Path folder;

  private static final ExportedRun RUN =
      new ExportedRun(
          "ab12",
          new NetworkSpec(Cell.VANILLA, 1, 2, 1, Activation.RELU, Precision.FLOAT32),
          new TreeMap<>(
              Map.of(
                  "kernel",
                  new ExportedArray(
                      List.of(2, 2), new ExportedArray.Floats(new float[] {1, 2.5f, 3, 4})),
                  "samples",
                  new ExportedArray(
                      List.of(1), new ExportedArray.Longs(new long[] {3_000_000_000L})),
                  "bias",
                  new ExportedArray(
                      List.of(1, 2), new ExportedArray.Doubles(new double[] {0.1, -7})))),
          new Table(
              "history",
              "",
              List.of(
                  new Column.Numbers("epoch", "", new double[] {1, 2}),
                  new Column.Texts("note", List.of("a", "b")))));

  @Test
  void anArchiveKeepsTypesAndNumbers() {
    List<Path> files = new NpzExporter().export(RUN, folder);
    assertEquals(List.of(folder.resolve("ab12.npz")), files);
    SortedMap<String, NpyArray> arrays = Npz.read(files.get(0));
    assertEquals(
        List.of("bias", "history_epoch", "kernel", "samples"), List.copyOf(arrays.keySet()));
    assertArrayEquals(
        new float[] {1, 2.5f, 3, 4}, ((Elements.Float32) arrays.get("kernel").elements()).values());
    assertArrayEquals(
        new long[] {3_000_000_000L}, ((Elements.Int64) arrays.get("samples").elements()).values());
    assertArrayEquals(
        new double[] {0.1, -7}, ((Elements.Float64) arrays.get("bias").elements()).values());
    assertEquals(List.of(2, 2), arrays.get("kernel").shape());
    assertArrayEquals(new double[] {1, 2}, arrays.get("history_epoch").doubles(""));
  }

  @Test
  void aFolderHasAFileForEachArray() throws Exception {
    new CsvExporter().export(RUN, folder);
    Path own = folder.resolve("ab12");
    assertEquals("1.0,2.5\r\n3.0,4.0\r\n", Files.readString(own.resolve("kernel.csv")));
    assertEquals("0.1,-7.0\r\n", Files.readString(own.resolve("bias.csv")));
    assertEquals("3.0E9\r\n", Files.readString(own.resolve("samples.csv")));
    assertEquals("epoch,note\r\n1.0,a\r\n2.0,b\r\n", Files.readString(own.resolve("history.csv")));
  }

  @Test
  void typesSurviveTheWayThere() {
    for (ExportedArray array : RUN.arrays().values()) {
      ExportedArray back = ArrayTypes.exported(ArrayTypes.npy(array));
      assertEquals(array.shape(), back.shape());
      assertEquals(array.values().getClass(), back.values().getClass());
      for (int i = 0; i < array.values().size(); i++) {
        assertEquals(array.values().at(i), back.values().at(i));
      }
    }
  }

  @Test
  void anArrayHasAsManyNumbersAsItsShapeSays() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ExportedArray(List.of(2, 2), new ExportedArray.Doubles(new double[3])));
  }
}
