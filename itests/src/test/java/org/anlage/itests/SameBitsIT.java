package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Training with every cell, activation and precision, simulations, and all analyses give the same
 * bits with any portable kernels, number of threads, version of Java and width of vectors: for
 * every pair of these, in the profile whole-product for every combination.
 */
class SameBitsIT {
  private static final List<String> KERNELS = List.of("scalar", "vector");
  private static final List<Integer> THREADS = List.of(1, 2, 4);
  private static final List<String> JAVAS = List.of("17", "25");
  private static final List<Integer> AVX = List.of(1, 2, 3);
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final List<String> EXPERIMENTS =
      List.of("cells", "analyses", "dynamics", "measures");

  private static final List<String> NETWORKS =
      List.of(
          network("vanilla", "tanh", "float32"),
          network("vanilla", "softplus", "float64"),
          network("leaky", "softplus", "float32"),
          network("leaky", "logistic", "float64"),
          network("leaky-learned", "logistic", "float32"),
          network("leaky-learned", "tanh", "float64"),
          network("gru", "tanh", "float32"),
          network("gru", "relu", "float64"));

  /** Every cell in both precisions. */
  private static final String CELLS =
      training(NETWORKS, "\"analyzers\": [\"accuracy\", \"comparisons\"],");

  /** All analyzers that are installed and have something to say of what was trained. */
  private static final String ANALYSES = training(List.of(NETWORKS.get(2), NETWORKS.get(7)), "");

  private static final String DYNAMICS =
      """
      {
        "name": "dynamics",
        "data": { "source": { "use": "synthetic-cortex", "neurons": 24, "duration": 100 } },
        "network": { "units": 24 },
        "arms": [
          { "name": "symmetric", "weights": "critical" },
          { "name": "independent", "weights": { "use": "critical", "asymmetry": 1 } }
        ],
        "simulator": "driven",
        "grid": {
          "simulator": [
            { "use": "linear-stochastic",
              "activity": { "trajectories": 4, "samples": 120, "bin": 2, "burnIn": 50 } },
            { "use": "linear-stochastic",
              "activity": { "trajectories": 4, "samples": 120, "bin": 23, "burnIn": 50, "sampling": "exact" } },
            { "use": "relu-echo-state", "gain": 0.5,
              "activity": { "trajectories": 4, "samples": 120, "bin": 2, "burnIn": 50 } },
            { "use": "driven", "samples": 200, "washout": 20 },
            { "use": "working-memory", "inputs": 40, "features": 10, "trajectories": 2,
              "burnIn": 50, "interval": 0.6, "delays": [0.25] }
          ]
        },
        "keep": { "trajectories": 2, "samples": 120 },
        "seeds": 1,
        "analyzers": [
          "exact-covariance", "rotation", "spatial-correlation", "memory-decoding",
          { "use": "covariance-spectrum", "shuffles": 2, "resamples": 2 },
          { "use": "component-timescales", "components": 6, "lags": 8, "blocks": 4 },
          { "use": "memory-capacity", "longest": 8 },
          { "use": "comparisons", "metrics": ["exact_exponent"] }
        ],
        "comparisons": [{ "arm": "symmetric", "against": ["independent"] }]
      }
      """;

  private static final String MEASURES =
      """
      {
        "name": "measures",
        "recordings": [
          { "name": "synthetic",
            "source": { "use": "synthetic-cortex", "neurons": 24, "duration": 100 } }
        ],
        "estimators": ["cortex-overview", "cortex-pictures", "communicability-target"],
        "seeds": 1,
        "analyzers": ["metrics-across-arms"]
      }
      """;

  @TempDir static Path base;
  private static Map<String, String> expected;
  private static Map<String, Path> javas;

  @TempDir Path work;

  /**
   * A process to compute in.
   *
   * @param avx the most that it may use of the processor's vectors; ignored where there are none
   */
  record Machine(String java, int avx) {}

  /** How a process is asked to compute, one way after the other. */
  record Way(String kernels, int threads) {}

  @BeforeAll
  static void onOneThreadWithScalarKernelsAndTheFirstCompiler() throws Exception {
    Files.writeString(base.resolve("cells.json"), CELLS);
    Files.writeString(base.resolve("analyses.json"), ANALYSES);
    Files.writeString(base.resolve("dynamics.json"), DYNAMICS);
    Files.writeString(base.resolve("measures.json"), MEASURES);
    Way way = new Way("scalar", 1);
    run(Distribution.in(base).quick(), base, List.of(way));
    expected = findings(base, way);
    javas = javas();
  }

  private static String network(String cell, String activation, String precision) {
    return """
        { "units": 21, "cell": "%s", "activation": "%s", "precision": "%s" }"""
        .formatted(cell, activation, precision);
  }

  private static String training(List<String> networks, String analyzers) {
    return """
        {
          "name": "training",
          "data": { "source": { "use": "synthetic-cortex", "neurons": 24, "duration": 100 } },
          "arms": [
            {
              "name": "near", "weights": "orthogonal", "embedding": "grid",
              "factors": { "prior": "near" },
              "regularizers": ["distance-communicability", { "use": "l1", "form": "proximal" }]
            },
            {
              "name": "null", "weights": ["orthogonal", "shuffle-entries"], "embedding": "grid",
              "factors": { "prior": "null" },
              "regularizers": ["distance-communicability"]
            }
          ],
          "network": { "units": 21 },
          "grid": { "network": [ %s ] },
          "tasks": [{ "use": "go-nogo", "dataset": { "validation": 32, "test": 32 } }],
          "trainer": { "use": "bptt", "updates": 5, "epochLength": 5, "batch": 9 },
          "seeds": 1,
          %s
          "comparisons": [{ "arm": "near", "against": ["null"] }]
        }
        """
        .formatted(String.join(",\n", networks), analyzers);
  }

  static Stream<Machine> machines() {
    return JAVAS.stream().flatMap(java -> AVX.stream().map(avx -> new Machine(java, avx)));
  }

  /**
   * All ways, or enough that any two levels of two factors meet: with i the sum of the positions of
   * threads and AVX, the lowest bit of i is the kernels', the next that of Java.
   */
  private static List<Way> ways(Machine machine) {
    boolean whole = Boolean.getBoolean("anlage.wholeProduct");
    List<Way> ways = new ArrayList<>();
    for (int t = 0; t < THREADS.size(); t++) {
      int i = t + AVX.indexOf(machine.avx());
      for (String kernels : KERNELS) {
        if (whole
            || (i % 2 == KERNELS.indexOf(kernels) && i / 2 % 2 == JAVAS.indexOf(machine.java()))) {
          ways.add(new Way(kernels, THREADS.get(t)));
        }
      }
    }
    return ways;
  }

  @ParameterizedTest
  @MethodSource("machines")
  void everyResultAndFindingHasTheSameBits(Machine machine) throws Exception {
    assumeTrue(javas.containsKey(machine.java()), "no Java " + machine.java() + " was found");
    Distribution anlage =
        Distribution.in(work)
            .with("JAVA_HOME", javas.get(machine.java()).toString())
            .with("ANLAGE_OPTS", "-Duser.home=" + work + " -XX:UseAVX=" + machine.avx());
    run(anlage, work, ways(machine));
    for (Way way : ways(machine)) {
      Map<String, String> found = findings(work, way);
      assertEquals(expected.keySet(), found.keySet(), way::toString);
      Map<String, String> different = new TreeMap<>(found);
      different.entrySet().removeAll(expected.entrySet());
      assertEquals(Set.of(), different.keySet(), way::toString);
    }
  }

  @Test
  void anyTwoLevelsMeet() {
    Set<List<Object>> pairs =
        machines()
            .flatMap(m -> ways(m).stream().flatMap(way -> pairs(m, way)))
            .collect(Collectors.toSet());
    assertEquals(6 + 4 + 6 + 6 + 9 + 6, pairs.size());
  }

  private static Stream<List<Object>> pairs(Machine machine, Way way) {
    return Stream.of(
        List.of(way.kernels(), "threads", way.threads()),
        List.of(way.kernels(), machine.java()),
        List.of(way.kernels(), "AVX", machine.avx()),
        List.of(way.threads(), machine.java()),
        List.of(way.threads(), machine.avx()),
        List.of(machine.java(), "AVX", machine.avx()));
  }

  /** Estimators find what their runs are; the findings of others have a folder with their name. */
  @Test
  void everyInstalledAnalyzerTakesPart() throws Exception {
    String listed = Distribution.in(work).quick().run("list", "analyzer").expect(0).out();
    List<String> absent =
        listed
            .lines()
            .map(line -> line.split(" +")[1])
            .filter(name -> !MEASURES.contains("\"" + name + "\""))
            .filter(name -> expected.keySet().stream().noneMatch(k -> k.contains("/" + name + "@")))
            .toList();
    assertEquals(List.of(), absent, "not in the experiments of this test");
    long runs = expected.keySet().stream().filter(k -> k.matches("[a-z]+ [0-9a-f]{64}")).count();
    assertEquals(16 + 4 + 10 + 3, runs);
  }

  /** Runs all experiments in one process, in one way after the other. */
  private static void run(Distribution anlage, Path folder, List<Way> ways) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Way way : ways) {
      for (String experiment : EXPERIMENTS) {
        lines.append("run ").append(base.resolve(experiment + ".json"));
        lines.append(" --store ").append(store(folder, way, experiment));
        lines.append(" --kernels ").append(way.kernels());
        lines.append(" --threads ").append(way.threads()).append('\n');
      }
    }
    Files.writeString(folder.resolve("lines"), lines);
    anlage.reading(folder.resolve("lines")).within(LIMIT).run("shell").expect(0);
  }

  private static Path store(Path folder, Way way, String experiment) {
    return folder.resolve(way.kernels() + "-" + way.threads()).resolve(experiment);
  }

  /** Digests by experiment, and run or path. */
  private static Map<String, String> findings(Path folder, Way way) throws IOException {
    Map<String, String> findings = new TreeMap<>();
    for (String experiment : EXPERIMENTS) {
      new StoreContents(store(folder, way, experiment))
          .findings()
          .forEach((what, digest) -> findings.put(experiment + " " + what, digest));
    }
    return findings;
  }

  /** The Java under test and those beside it, by version. */
  private static Map<String, Path> javas() throws IOException {
    Path used =
        Path.of(System.getProperty("anlage.test.javaHome", System.getProperty("java.home")))
            .toRealPath();
    Map<String, Path> found = new TreeMap<>();
    for (String version : JAVAS) {
      Optional<Path> home = isVersion(used, version) ? Optional.of(used) : beside(used, version);
      home.ifPresent(path -> found.put(version, path));
    }
    return found;
  }

  private static Optional<Path> beside(Path used, String version) throws IOException {
    try (Stream<Path> homes = Files.list(used.getParent())) {
      return homes.sorted().filter(home -> isVersion(home, version)).findFirst();
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
