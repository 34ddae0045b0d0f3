package org.anlage.recordings;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sources do what is asked of a plug-in's. Not the one of HDF5 traces: it recognises no file by
 * itself.
 */
class RecordingsContractTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> npy() {
    Path file = folder.resolve("a.npy");
    Npy.write(file, NpyArray.of(Matrix.of(new double[][] {{0, 1, 2, 4}, {1, -1, 1, -1}})));
    return Contracts.overParameters(new NpyTraces(), "{}", file);
  }

  @TestFactory
  Stream<DynamicTest> csv() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "a,b\n0,1\n1,5\n2,2\n3,7\n");
    return Contracts.overParameters(new CsvTraces(), "{}", file);
  }

  @TestFactory
  Stream<DynamicTest> events() {
    Path file = folder.resolve("a.h5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putDataset("spikes", new double[] {3, 1, 2, 0.5, 1.5});
      out.putDataset("sCount", new int[] {3, 2});
    }
    return Contracts.overParameters(new Hdf5Events(), "{}", file);
  }

  @TestFactory
  Stream<DynamicTest> kilosort() throws IOException {
    return Contracts.overParameters(
        new Kilosort(), "{\"groups\": []}", new ResourceFolder(folder).kilosort());
  }

  @TestFactory
  Stream<DynamicTest> caiman() throws IOException {
    return Contracts.overParameters(
        new Caiman(), "{}", new ResourceFolder(folder).copy("caiman.hdf5"));
  }

  @TestFactory
  Stream<DynamicTest> matlab() throws IOException {
    return Contracts.overParameters(
        new Matlab(), "{}", new ResourceFolder(folder).copy("traces-5.mat"));
  }
}
