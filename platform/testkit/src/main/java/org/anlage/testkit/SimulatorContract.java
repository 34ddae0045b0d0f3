package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.training.TrainingMonitor;

/** Contract of simulators, on twelve units; name parameters that simulate little. */
final class SimulatorContract {
  private static final int N = 12;

  private SimulatorContract() {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, Simulator<Record> simulator) {
    Simulator.Extent extent = simulator.extent(subject.parameters());
    tests.add(
        "its extent is possible",
        () ->
            assertTrue(
                extent.trajectories() > 0
                    && extent.samples() >= 0
                    && extent.interval() > 0
                    && extent.steps() > 0,
                extent::toString));
    for (Precision precision : Precision.values()) {
      tests.add(
          "as many finite samples as it says, in " + precision,
          () -> assertWhole(extent, simulate(subject, simulator, weights(N, 1), precision, 1)));
    }
    tests.add(
        "the same bits with any number of threads",
        () ->
            Fingerprint.assertSame(
                Fingerprint.of(
                    simulate(subject, simulator, weights(N, 1), Precision.FLOAT32, 1).found()),
                simulate(subject, simulator, weights(N, 1), Precision.FLOAT32, 3).found(),
                "expected the same samples on three threads as on one, and got others; split the"
                    + " random stream by trajectory and add in one order"));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (N = " + N + ")",
        () -> weights(N, 1),
        given -> simulate(subject, simulator, given, Precision.FLOAT64, 1).found(),
        given -> simulate(subject, simulator, weights(N, 2), Precision.FLOAT64, 1).found());
    tests.add(
        "it stops when the user says so",
        () ->
            assertThrows(
                TrainingMonitor.Interrupted.class,
                () ->
                    simulator.simulate(
                        subject.parameters(),
                        weights(N, 1),
                        context(Precision.FLOAT32, 1),
                        new Samples(extent, N, Precision.FLOAT32, Math.min(2, extent.steps()))),
                "call sink.reached(step) after every step, and let what it throws pass"));
    tests.add(
        "finite samples or a failure in words, however odd the weights",
        () -> odd(subject, simulator));
  }

  /** Weights whose linear dynamics are stable. */
  private static Matrix weights(int n, long seed) {
    return Fixtures.weights(n, seed).map(x -> 0.5 * x);
  }

  private static SimulationContext context(Precision precision, int threads) {
    return new SimulationContext(
        precision,
        RandomStream.of(1).split("simulation"),
        Fixtures.KERNELS,
        Fixtures.ALGEBRA,
        threads);
  }

  /**
   * A simulation that came to its end.
   *
   * @param samples what it handed on
   * @param failure why it failed, if it did
   */
  private record Simulated(Samples samples, Optional<String> failure) {
    List<Object> found() {
      return List.of(samples.states(), samples.kept(), failure);
    }
  }

  private static Simulated simulate(
      ComponentUnderTest<Record> subject,
      Simulator<Record> simulator,
      Matrix weights,
      Precision precision,
      int threads) {
    Record parameters = subject.parameters();
    Samples samples =
        new Samples(simulator.extent(parameters), weights.rows(), precision, Long.MAX_VALUE);
    Optional<String> failure =
        simulator.simulate(parameters, weights, context(precision, threads), samples);
    return new Simulated(samples, failure);
  }

  private static void assertWhole(Simulator.Extent extent, Simulated simulated) {
    assertEquals(Optional.empty(), simulated.failure(), "it failed with weights that are stable");
    assertEquals(extent.samples(), simulated.samples().states().size(), "samples");
    assertEquals(extent.steps(), simulated.samples().steps(), "steps that it reached");
    assertTrue(simulated.samples().finite(), "a state is not finite");
  }

  private static void odd(ComponentUnderTest<Record> subject, Simulator<Record> simulator) {
    TransformContract.odd(N).forEach((given, weights) -> check(subject, simulator, given, weights));
    for (int n : new int[] {1, 2}) {
      check(subject, simulator, "N = " + n, weights(n, 1));
    }
  }

  private static void check(
      ComponentUnderTest<Record> subject,
      Simulator<Record> simulator,
      String given,
      Matrix weights) {
    Outcome.of(given, () -> simulate(subject, simulator, weights, Precision.FLOAT64, 1))
        .ifPresent(
            result -> {
              if (result.failure().isPresent()) {
                assertTrue(!result.failure().get().isBlank(), given + ": a failure without words");
              } else {
                assertTrue(
                    result.samples().finite(),
                    given + ": a state is not finite; return why the simulation failed");
              }
            });
  }
}
