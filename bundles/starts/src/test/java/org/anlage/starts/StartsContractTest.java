package org.anlage.starts;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Starts do what is asked of a plug-in's. */
class StartsContractTest {
  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> starts() {
    return Stream.of(
            Contracts.overParameters(new Layer()),
            Contracts.of(new UnitVariance(), "{\"deviation\": 0.3}"),
            Contracts.of(new CriticalGain()),
            Contracts.of(new RingInputs(), "{\"channels\": 1}"),
            Contracts.of(new FromRun(), "{\"arm\": \"base\"}"),
            Contracts.of(new FromRun(), "{\"arm\": \"base\", \"part\": \"mask\", \"share\": 0.5}"))
        .flatMap(tests -> tests);
  }

  /** Recurrent weights of the six units of the contract's network. */
  @TestFactory
  Stream<DynamicTest> weightsOfAFile() {
    Path file = folder.resolve("net.npz");
    RandomStream random = RandomStream.of(1);
    Matrix weights = Matrix.zeros(6, 6).map(x -> random.nextGaussian());
    Npz.write(file, Map.of(Network.RECURRENT, NpyArray.of(weights)));
    return Stream.of("values", "signs", "mask")
        .flatMap(
            part ->
                Contracts.of(
                    new FromFile(),
                    "{\"file\": \"%s\", \"part\": \"%s\", \"share\": 0.5}"
                        .formatted(file.toString().replace('\\', '/'), part)));
  }
}
