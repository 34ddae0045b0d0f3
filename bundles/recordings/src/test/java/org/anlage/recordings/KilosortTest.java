package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six spikes as NumPy wrote them, uint64 of shape (6, 1) and int32: cluster 4 at samples 300, 900
 * and 3000, cluster 2 at 600 and 1800, cluster 9, which is noise, at 1500; 30 kHz.
 */
class KilosortTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void copy() throws IOException {
    folder = new ResourceFolder(temp).kilosort();
  }

  private Cortex load(List<String> groups) {
    return load(Optional.empty(), groups, Optional.empty(), 0);
  }

  private Cortex load(
      Optional<Double> rate, List<String> groups, Optional<Double> start, double duration) {
    return new Kilosort()
        .load(new Kilosort.Parameters(rate, groups, start, duration, 0), Optional.of(folder));
  }

  private static double[][] times(Cortex cortex) {
    return ((Activity.Events) cortex.activity().orElseThrow()).times();
  }

  private String fault(List<String> groups) {
    return String.valueOf(assertThrows(ProblemException.class, () -> load(groups)).getMessage());
  }

  @Test
  void goodUnitsAreReadUnlessOthersAreAskedFor() {
    assertTrue(new Kilosort().recognises(folder));
    Cortex good = load(List.of("good"));
    assertArrayEquals(new long[] {2, 4}, good.neurons().ids().get("unit"));
    assertArrayEquals(new double[][] {{0.02, 0.06}, {0.01, 0.03, 0.1}}, times(good));
    assertEquals(List.of("good", "good"), good.neurons().labels().get("group"));
    Cortex noise = load(List.of("noise"));
    assertArrayEquals(new double[][] {{0.05}}, times(noise));
    // The recording is as long for one unit as for all.
    assertEquals(0.1, noise.activity().orElseThrow().duration(), 1e-12);
    assertEquals(3, load(List.of()).size());
    assertTrue(fault(List.of("mua")).contains("2 good, 1 noise"), fault(List.of("mua")));
  }

  @Test
  void theRateIsGivenOrReadAndNeverGuessed() throws IOException {
    assertArrayEquals(
        new double[][] {{0.06, 0.18}, {0.03, 0.09, 0.3}},
        times(load(Optional.of(10_000.0), List.of("good"), Optional.empty(), 0)));
    Files.writeString(
        folder.resolve("params.py"), "# sample_rate = 1\nsample_rate = 2.5e4  # Hz\n");
    assertEquals(0.024, times(load(List.of("good")))[0][0], 1e-12);
    Files.writeString(folder.resolve("params.py"), "sample_rate = rate()\n");
    assertTrue(fault(List.of("good")).contains("set \"sampleRate\""));
    Files.delete(folder.resolve("params.py"));
    assertTrue(fault(List.of("good")).contains("no such file"));
  }

  @Test
  void labelsByHandGoBeforeThoseOfKilosort() throws IOException {
    Files.writeString(
        folder.resolve("cluster_info.tsv"),
        "cluster_id\tKSLabel\tgroup\n2\tgood\tmua\n4\tmua\tgood\n9\tgood\t\n");
    assertArrayEquals(new long[] {4, 9}, load(List.of("good")).neurons().ids().get("unit"));
    Files.delete(folder.resolve("cluster_info.tsv"));
    Files.delete(folder.resolve("cluster_group.tsv"));
    Cortex unlabelled = load(List.of("good"));
    assertEquals(3, unlabelled.size());
    assertFalse(
        unlabelled.provenance().checks().stream()
            .filter(check -> check.name().equals("labels"))
            .findFirst()
            .orElseThrow()
            .passed());
  }

  @Test
  void theWindowMayBeGivenAndFilesMustFit() throws IOException {
    Activity whole =
        load(Optional.empty(), List.of("good"), Optional.of(0.0), 2).activity().orElseThrow();
    assertEquals(2, whole.duration());
    assertTrue(
        assertThrows(
                ProblemException.class,
                () -> load(Optional.empty(), List.of("good"), Optional.of(0.05), 0))
            .getMessage()
            .contains("before the start"));
    new ResourceFolder(temp).copy("npy/fortran.npy");
    Files.copy(
        temp.resolve("npy/fortran.npy"),
        folder.resolve("spike_times.npy"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(fault(List.of("good")).contains("not one number a spike"));
  }
}
