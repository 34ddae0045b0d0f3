package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.anlage.api.task.TrialBatch;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.RecurrentPlayer;

/** Contract of starts, on a leaky network of six units. */
final class StartContract {
  private static final Chosen<CellType<Record>> LEAKY =
      LearningRuleContract.chosen("leaky", new LeakyCell());

  private StartContract() {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, NetworkStart<Record> start) {
    tests.add("a network of the same shape, of finite values", () -> shape(subject, start));
    if (!tests.brief()) {
      tests.add(
          "it changes something",
          () ->
              assertNotEquals(
                  Fingerprint.of(network(1)),
                  Fingerprint.of(start(subject, start, 1)),
                  "the network is the one that was given"));
    }
    tests.add(
        "what it is given stays as it was",
        () -> {
          Network given = network(1);
          StartContext context = context(subject, start);
          String before = Fingerprint.of(given);
          start.start(subject.parameters(), given, context);
          Fingerprint.assertSame(
              before,
              given,
              "expected the network that it is given as it was; copy what you change");
        });
    DeterminismTests.addTo(
        tests,
        subject.name() + " (" + TinyTraining.UNITS + " units)",
        () -> 1L,
        seed -> start(subject, start, seed),
        seed -> start(subject, start, seed + 1));
  }

  private static Network network(long seed) {
    Matrix weights = Fixtures.weights(TinyTraining.UNITS, seed);
    return TinyTraining.network(LEAKY, weights, Precision.FLOAT64);
  }

  private static Network start(
      ComponentUnderTest<Record> subject, NetworkStart<Record> start, long seed) {
    return start.start(subject.parameters(), network(seed), context(subject, start));
  }

  private static StartContext context(
      ComponentUnderTest<Record> subject, NetworkStart<Record> start) {
    TrialBatch probe = TrialBatch.allocate(TinyTraining.TASK, TinyTraining.TRIALS);
    TinyTraining.fill(probe, 7);
    RecurrentPlayer player = new RecurrentPlayer();
    return new StartContext(
        TinyTraining.TASK,
        probe,
        (network, trials) -> player.play(LEAKY, network, trials, Fixtures.KERNELS),
        start.earlier(subject.parameters()).isPresent()
            ? Optional.of(network(5))
            : Optional.empty(),
        Optional.of(Fixtures.cortex(TinyTraining.UNITS, 1)),
        Optional.of(Fixtures.distances(Fixtures.cortex(TinyTraining.UNITS, 1))),
        RandomStream.of(13).split("start"),
        Fixtures.KERNELS,
        Fixtures.ALGEBRA);
  }

  private static void shape(ComponentUnderTest<Record> subject, NetworkStart<Record> start) {
    Network before = network(1);
    Network after = start(subject, start, 1);
    assertEquals(before.spec(), after.spec(), "shape of the network");
    assertEquals(
        before.parameters().keySet(), after.parameters().keySet(), "names of its parameters");
    for (Map.Entry<String, Matrix> parameter : after.parameters().entrySet()) {
      assertEquals(
          before.parameter(parameter.getKey()).shape(),
          parameter.getValue().shape(),
          parameter.getKey());
      assertTrue(
          TransformContract.finite(parameter.getValue()), parameter.getKey() + " is not finite");
    }
  }
}
