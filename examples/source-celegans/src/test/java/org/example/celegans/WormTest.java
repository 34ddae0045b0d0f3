package org.example.celegans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class WormTest {
  @TempDir Path folder;

  /** Three neurons, in another order in every file. */
  @BeforeEach
  void write() throws IOException {
    file(Worm.POSITIONS, "neuron,x_um,y_um,z_um\nAL,0,0,0\nAR,3,4,0\nB,0,0,12\n");
    file(Worm.ACTIVITY, "time_s,B,AL,AR\n0,1,0,0\n0.5,-1,1,2\n1,0,3,4\n");
    file(Worm.CHEMICAL, ",AR,B,AL\nB,0,0,5\nAL,2,0,0\nAR,0,1,0\n");
    file(Worm.ELECTRICAL, ",AL,AR,B\nAL,0,0,3\nAR,0,0,0\nB,3,0,0\n");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Cortex load(boolean gapJunctions) {
    return new Worm().load(new Worm.Parameters(gapJunctions), Optional.of(folder));
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.of(new Worm(), "{\"gapJunctions\": true}", folder);
  }

  @Test
  void neuronsAreMatchedByName() {
    Cortex cortex = load(false);
    assertEquals(5, cortex.positions().orElseThrow().distances().get(0, 1));
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertArrayEquals(new double[] {0, 1, 3, 0, 2, 4, 1, -1, 0}, traces.values().values());
    assertEquals(0.5, traces.interval());
    assertArrayEquals(
        new double[] {0, 2, 0, 0, 0, 1, 5, 0, 0},
        cortex.synapses().orElseThrow().counts().values());
  }

  /** Deviations from the mean: AL (-4, -1, 5) / 3, AR (-2, 0, 2), B (1, -1, 0). */
  @Test
  void correlationsByHand() {
    var correlation = load(false).functional().get("correlation");
    assertEquals(1, correlation.get(0, 0));
    assertEquals(6 / Math.sqrt(42 / 9.0 * 8), correlation.get(0, 1), 1e-14);
    assertEquals(-1 / Math.sqrt(42 / 9.0 * 2), correlation.get(2, 0), 1e-14);
  }

  @Test
  void whatNeverChangesIsCorrelatedWithNothing() throws IOException {
    file(Worm.ACTIVITY, "time_s,B,AL,AR\n0,1,0,0\n0.5,1,1,2\n1,1,3,4\n");
    assertEquals(0, load(false).functional().get("correlation").get(2, 0));
  }

  @Test
  void gapJunctionsCountOnceEachWay() {
    assertArrayEquals(
        new double[] {0, 2, 3, 0, 0, 1, 8, 0, 0},
        load(true).synapses().orElseThrow().counts().values());
  }

  @Test
  void wrongCellsAreNamed() throws IOException {
    file(Worm.CHEMICAL, ",AR,B,AL\nB,0,0,5\nAL,2,x,0\nAR,0,1,0\n");
    problem(Worm.CHEMICAL + ":3: not a number: got \"x\"");
    file(Worm.CHEMICAL, ",AR,B,AL\nB,0,0,5\nAL,2,0.5,0\nAR,0,1,0\n");
    problem("not a number of synapses");
    file(Worm.CHEMICAL, ",AR,B\nB,0,0\nAL,2,0\nAR,0,1\n");
    problem("a column is missing: expected AL");
  }

  private void problem(String part) {
    var thrown = assertThrows(ProblemException.class, () -> load(false));
    assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
  }

  /** The real worm, where the property celegans names its folder. */
  @Test
  void homologuesOfTheRealWormAreCorrelated() {
    String real = System.getProperty("celegans", "");
    assumeTrue(Files.isDirectory(Path.of(real)) && !real.isEmpty(), "-Dcelegans=FOLDER not given");
    Cortex cortex = new Worm().load(new Worm.Parameters(false), Optional.of(Path.of(real)));
    assertEquals(97, cortex.size());
    assertEquals(884, cortex.synapses().orElseThrow().pairs());
    assertTrue(
        cortex.provenance().checks().get(0).detail().startsWith("mean 0.59 over"),
        cortex.provenance().checks().get(0).detail());
  }
}
