package org.anlage.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.exchange.CellCase;
import org.anlage.kernels.ScalarKernels;
import org.anlage.npy.Elements;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.anlage.trainers.RecurrentPlayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exported models are, byte for byte, those whose outputs ONNX Runtime computed, and the platform
 * computes the same outputs.
 */
class OnnxExporterTest {
  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder;

  static List<CellCase> cells() {
    return CellCase.all();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void modelsAreThoseThatOnnxRuntimeRan(CellCase cell) throws Exception {
    List<Path> files = new OnnxExporter().export(cell.run(), folder);
    assertEquals(List.of(folder.resolve(cell.name() + ".onnx")), files);
    assertArrayEquals(resource(cell.name() + ".onnx"), Files.readAllBytes(files.get(0)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputsAreThoseOfOnnxRuntime(CellCase cell) throws Exception {
    NetworkActivity played =
        new RecurrentPlayer()
            .play(cell.cell(), cell.network(), CellCase.trials(), new ScalarKernels());
    SortedMap<String, NpyArray> reference = reference();
    agree(reference.get(cell.name() + "_output"), played.output());
    agree(reference.get(cell.name() + "_state"), played.states());
  }

  private static void agree(NpyArray reference, float[] played) {
    float[] expected = ((Elements.Float32) reference.elements()).values();
    assertEquals(expected.length, played.length);
    float largest = 0;
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], played[i], TOLERANCE, "number " + i);
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    assertTrue(largest > 0.1, "the network is silent");
  }

  @Test
  void cellsThatAreNotRecordedAreRefused() {
    ExportedRun vanilla = CellCase.all().get(0).run();
    NetworkSpec spec = vanilla.network();
    ExportedRun foreign =
        new ExportedRun(
            "ab12",
            new NetworkSpec(
                new Cell("foreign"),
                spec.inputs(),
                spec.units(),
                spec.outputs(),
                spec.activation(),
                spec.precision()),
            vanilla.arrays(),
            vanilla.history(),
            Optional.empty(),
            "{}");
    ProblemException problem =
        assertThrows(ProblemException.class, () -> new OnnxExporter().export(foreign, folder));
    assertTrue(problem.getMessage().contains("cell \"foreign\""), problem.getMessage());
  }

  @Test
  void runsWithoutAReadoutAreRefused() {
    ExportedRun run = CellCase.all().get(0).run();
    var arrays = new TreeMap<>(run.arrays());
    arrays.remove(Network.READOUT);
    ExportedRun simulated = new ExportedRun(run.id(), run.network(), arrays, run.history());
    assertThrows(ProblemException.class, () -> new OnnxExporter().export(simulated, folder));
  }

  private SortedMap<String, NpyArray> reference() throws Exception {
    return Npz.read(Files.write(folder.resolve("outputs.npz"), resource("outputs.npz")));
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(OnnxExporterTest.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }
}
