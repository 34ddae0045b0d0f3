package org.anlage.launcher.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir Path folder;

  private SimulatedCluster cluster(Map<String, String> options) {
    return new SimulatedCluster(folder, options);
  }

  private static void assertAllStored(SimulatedCluster cluster, List<RunRequest> runs) {
    assertEquals(runs.size(), cluster.stored.size());
    assertEquals(runs.size(), cluster.ended.size());
    assertEquals(Set.of(""), new HashSet<>(cluster.ended.values()));
  }

  @Test
  void theFirstRunOfEachArmSaysHowManyMakeAChunk() {
    SimulatedCluster cluster = cluster(Map.of("chunk", "1"));
    List<RunRequest> runs = cluster.runs(3, 13, 20);
    cluster.sweep(runs);
    assertAllStored(cluster, runs);
    // Three pilots, then as they end: of each arm 12 runs of 20 s in chunks of a minute.
    assertEquals(3, cluster.arrays.get(0));
    assertEquals(12, cluster.arrays.stream().skip(1).mapToInt(i -> i).sum());
    assertEquals(1, cluster.collected);
  }

  @Test
  void noMoreJobsThanAllowedAreInTheQueue() {
    SimulatedCluster cluster = cluster(Map.of("jobs", "4", "chunk", "0.1"));
    List<RunRequest> runs = cluster.runs(2, 20, 30);
    cluster.sweep(runs);
    assertAllStored(cluster, runs);
    assertEquals(4, cluster.mostQueued);
  }

  @Test
  void aLimitOfTheClusterMakesTheArraysSmaller() {
    SimulatedCluster cluster = cluster(Map.of("chunk", "0.1"));
    cluster.limit = 5;
    List<RunRequest> runs = cluster.runs(1, 31, 30);
    cluster.sweep(runs);
    assertAllStored(cluster, runs);
    assertTrue(cluster.mostQueued <= 5, () -> cluster.mostQueued + " jobs");
  }

  @Test
  void aClusterThatTakesNothingIsAProblem() {
    SimulatedCluster cluster = cluster(Map.of());
    cluster.limit = 0;
    ProblemException e =
        assertThrows(ProblemException.class, () -> cluster.sweep(cluster.runs(1, 3, 5)));
    assertEquals("QOSMaxSubmitJobPerUserLimit", e.problems().get(0).got());
  }

  @Test
  void whatAKilledJobDidNotStoreIsSubmittedAgain() {
    SimulatedCluster cluster = cluster(Map.of("chunk", "1"));
    Set<String> killed = new HashSet<>();
    cluster.outcome =
        (job, ids) ->
            ids.size() > 1 && killed.add(ids.get(0)) ? ids.subList(0, ids.size() / 2) : ids;
    List<RunRequest> runs = cluster.runs(2, 13, 10);
    cluster.sweep(runs);
    assertAllStored(cluster, runs);
    assertTrue(killed.size() >= 4, killed::toString);
  }

  @Test
  void aRunWhoseJobsStoreNothingIsGivenUp() {
    SimulatedCluster cluster = cluster(Map.of());
    cluster.outcome = (job, ids) -> ids.contains("id-0-1") ? List.of() : ids;
    List<RunRequest> runs = cluster.runs(2, 2, 1200);
    cluster.sweep(runs);
    assertEquals(3, cluster.stored.size());
    assertTrue(
        cluster.ended.get("id-0-1").startsWith("its job ended 3 times without a result"),
        cluster.ended::toString);
  }

  @Test
  void aRunThatItsWorkerCouldNotComputeIsNotTriedAgain() {
    SimulatedCluster cluster = cluster(Map.of());
    cluster.outcome =
        (job, ids) -> {
          if (!ids.contains("id-0-0")) {
            return ids;
          }
          write(
              folder.resolve(job.comment()).resolve(job.index().orElseThrow() + ".log"),
              "warning: x\nerror: the plug-in threw\n");
          return List.of();
        };
    cluster.sweep(cluster.runs(2, 2, 5));
    assertEquals(3, cluster.stored.size());
    assertEquals("error: the plug-in threw", cluster.ended.get("id-0-0"));
  }

  @Test
  void aSweepThatEndsEarlyIsTakenUpByTheNext() {
    SimulatedCluster first = cluster(Map.of("chunk", "1"));
    first.pace = 1;
    first.stopAtLook = 5;
    List<RunRequest> runs = first.runs(2, 13, 20);
    first.sweep(runs);
    assertTrue(first.stored.size() < runs.size());
    assertEquals(1, first.notes.size());
    int submitted = first.arrays.size();
    first.stopAtLook = Integer.MAX_VALUE;
    List<RunRequest> missing = runs.stream().filter(run -> !first.isStored(run)).toList();
    Set<String> twice = new HashSet<>();
    Set<String> once = new HashSet<>(first.stored);
    first.outcome =
        (job, ids) -> {
          ids.stream().filter(id -> !once.add(id)).forEach(twice::add);
          return ids;
        };
    first.sweep(missing);
    assertAllStored(first, runs);
    assertEquals(Set.of(), twice);
    assertEquals(submitted, first.arrays.size());
  }

  @Test
  void aQueueThatDoesNotAnswerLosesNothing() {
    SimulatedCluster cluster = cluster(Map.of("chunk", "1"));
    cluster.silent = Set.of(1, 3, 4, 5, 8);
    List<RunRequest> runs = cluster.runs(2, 7, 20);
    cluster.sweep(runs);
    assertAllStored(cluster, runs);
  }

  @Test
  void theScriptComputesTheLineOfItsNumber() throws IOException {
    SimulatedCluster cluster =
        cluster(Map.of("partition", "long", "account", "lab", "memory", "4G", "constraint", "a&b"));
    cluster.sweep(cluster.runs(1, 1, 5));
    Path script;
    try (var files = Files.walk(folder)) {
      script =
          files
              .filter(f -> f.endsWith("job.sh") && !f.getParent().endsWith("collect"))
              .findFirst()
              .orElseThrow();
    }
    String text = Files.readString(script);
    for (String line :
        List.of(
            "#SBATCH --partition=long",
            "#SBATCH --account=lab",
            "#SBATCH --mem=4G",
            "#SBATCH --constraint=a&b",
            "#SBATCH --array=0-0",
            "#SBATCH --signal=B:TERM@60",
            "exec anlage work 'a store' --runs $runs")) {
      assertTrue(text.contains(line + "\n"), line + " is not in " + text);
    }
    assertEquals("id-0-0\n", Files.readString(script.resolveSibling("runs.txt")));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
