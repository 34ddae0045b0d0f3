package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cell in both precisions, with all of a communicability penalty, gives the same results with
 * any portable kernels, number of threads, width of vectors and version of Java.
 */
class SameBitsIT {
  @TempDir static Path base;
  private static Map<String, String> expected;

  @TempDir Path work;

  @BeforeAll
  static void onOneThreadWithScalarKernels() throws Exception {
    new MiniExperiment()
        .with("network", "{\"units\": 21, \"activation\": \"tanh\"}")
        .with(
            "arms",
            """
            [{
              "name": "near",
              "weights": "orthogonal",
              "embedding": "grid",
              "regularizers": ["distance-communicability", { "use": "l1", "form": "proximal" }]
            }]
            """)
        .with("trainer", "{\"use\": \"bptt\", \"updates\": 5, \"epochLength\": 5, \"batch\": 9}")
        .with("seeds", "1")
        .with("analyzers", "[]")
        .with(
            "grid",
            """
            {
              "network.cell": ["vanilla", "leaky", "leaky-learned", "gru"],
              "network.precision": ["float32", "float64"]
            }
            """)
        .write(base.resolve("cells.json"));
    Distribution.in(base).quick().run(command("scalar", 1)).expect(0);
    expected = new StoreContents(base.resolve("store")).results();
    assertEquals(8, expected.size());
    assertEquals(8, expected.values().stream().distinct().count());
  }

  private static String[] command(String kernels, int threads) {
    return new String[] {
      "run",
      base.resolve("cells.json").toString(),
      "--store",
      "store",
      "--kernels",
      kernels,
      "--threads",
      Integer.toString(threads)
    };
  }

  private void assertSame(Distribution anlage, String kernels, int threads) throws Exception {
    anlage.run(command(kernels, threads)).expect(0);
    assertEquals(expected, new StoreContents(work.resolve("store")).results());
  }

  @ParameterizedTest
  @CsvSource({"scalar, 2", "scalar, 4", "vector, 1", "vector, 2", "vector, 4"})
  void kernelsAndThreads(String kernels, int threads) throws Exception {
    assertSame(Distribution.in(work), kernels, threads);
  }

  /** Where the processor has no such instructions the option is ignored. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void widthsOfVectors(int avx) throws Exception {
    Distribution anlage =
        Distribution.in(work).with("ANLAGE_OPTS", "-Duser.home=" + work + " -XX:UseAVX=" + avx);
    assertSame(anlage, "vector", 1);
  }

  @Test
  void versionsOfJava() throws Exception {
    List<Path> others = others();
    Assumptions.assumeFalse(
        others.isEmpty(), "no Java 17 or 25 beside " + System.getProperty("java.home"));
    for (Path java : others) {
      Path own = Files.createDirectory(work.resolve(java.getFileName()));
      for (String kernels : List.of("scalar", "vector")) {
        Distribution.in(own)
            .with("JAVA_HOME", java.toString())
            .run(
                "run",
                base.resolve("cells.json").toString(),
                "--store",
                kernels,
                "--kernels",
                kernels)
            .expect(0);
        assertEquals(
            expected, new StoreContents(own.resolve(kernels)).results(), kernels + " on " + java);
      }
    }
  }

  /** One Java of each of the versions 17 and 25 beside the one that the others run on. */
  private static List<Path> others() throws IOException {
    Path used =
        Path.of(System.getProperty("anlage.test.javaHome", System.getProperty("java.home")))
            .toRealPath();
    return Stream.of("17", "25")
        .filter(version -> !isVersion(used, version))
        .flatMap(version -> beside(used, version).stream())
        .toList();
  }

  private static Optional<Path> beside(Path used, String version) {
    try (Stream<Path> homes = Files.list(used.getParent())) {
      return homes.sorted().filter(home -> isVersion(home, version)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isVersion(Path home, String version) {
    try {
      return Files.isExecutable(home.resolve("bin/java"))
          && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version);
    } catch (IOException e) {
      return false;
    }
  }
}
