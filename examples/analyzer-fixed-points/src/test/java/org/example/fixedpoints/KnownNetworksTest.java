package org.example.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.anlage.api.random.RandomStream;
import org.anlage.testkit.networks.FlipFlop;
import org.anlage.testkit.networks.KnownNetwork;
import org.anlage.testkit.networks.LineAttractor;
import org.anlage.testkit.networks.RingAttractor;
import org.junit.jupiter.api.Test;

/** The search finds what is known of networks by construction. */
class KnownNetworksTest {
  private static final Search.Parameters PARAMETERS = new Search.Parameters(60, 1e-16, 1e-4);

  private static Search search(KnownNetwork network) {
    return Search.of(PARAMETERS, network.run(8), RandomStream.of(1));
  }

  /** Two bits: points found are among the nine, and all four corners are found. */
  @Test
  void cornersOfAFlipFlop() {
    FlipFlop bits = new FlipFlop(2, 1.5);
    Search found = search(bits);
    for (SlowPoint point : found.points()) {
      assertTrue(nearest(point, bits.fixedPoints(false)) < 1e-6, Arrays.toString(point.state()));
    }
    for (double[] corner : bits.fixedPoints(true)) {
      SlowPoint wanted = new SlowPoint(corner, 0);
      assertTrue(found.points().stream().anyMatch(p -> p.distance(wanted) < 1e-6));
    }
    assertEquals(found.points().size(), found.fixed(PARAMETERS));
  }

  private static double nearest(SlowPoint point, List<double[]> known) {
    return known.stream().mapToDouble(k -> point.distance(new SlowPoint(k, 0))).min().orElseThrow();
  }

  /** Every state with equal units is fixed on a line, and every angle on a ring. */
  @Test
  void continuousAttractors() {
    Search line = search(new LineAttractor(5, 1, 0.3));
    assertTrue(line.points().size() > 10, "points differ: " + line.points().size());
    for (SlowPoint point : line.points()) {
      double middle = DoubleStream.of(point.state()).average().orElseThrow();
      assertTrue(DoubleStream.of(point.state()).allMatch(h -> Math.abs(h - middle) < 1e-6));
    }
    RingAttractor ring = new RingAttractor(16, 2);
    Search angles = search(ring);
    double size = new SlowPoint(ring.state(0.3), 0).distance(new SlowPoint(new double[16], 0));
    long onRing =
        angles.points().stream()
            .filter(p -> Math.abs(p.distance(new SlowPoint(new double[16], 0)) - size) < 1e-3)
            .count();
    assertTrue(onRing > 10 && onRing >= angles.points().size() - 1, onRing + " on the ring");
  }
}
