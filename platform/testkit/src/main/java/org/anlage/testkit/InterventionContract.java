package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingResult;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.VanillaCell;

/**
 * Contract of interventions, on a leaky network of six units; name parameters that act in the first
 * five updates.
 */
final class InterventionContract {
  private static final Chosen<CellType<Record>> LEAKY =
      LearningRuleContract.chosen("leaky", new LeakyCell());
  private static final Chosen<CellType<Record>> VANILLA =
      LearningRuleContract.chosen("vanilla", new VanillaCell());
  private static final double STEP = 1e-6;

  private InterventionContract() {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, Intervention<Record> intervention) {
    tests.add("its changes are possible", () -> possible(subject, intervention));
    if (!tests.brief()) {
      tests.add(
          "it does something",
          () ->
              assertNotEquals(
                  Fingerprint.of(without(weights()).network()),
                  Fingerprint.of(train(subject, intervention, weights()).network()),
                  "training ends as without it; name parameters that act in the first "
                      + TinyTraining.UPDATES
                      + " updates"));
    }
    tests.add(
        "gradients through its changes are those of finite differences",
        () -> {
          differences(subject, intervention, LEAKY);
          differences(subject, intervention, VANILLA);
        });
    tests.add("both precisions agree", () -> precisions(subject, intervention));
    tests.add(
        "the same bits after an interruption",
        () ->
            Interruption.assertHarmless(
                training(subject, intervention, network(weights(), Precision.FLOAT32))::train,
                TinyTraining.INTERRUPTED,
                LearningRuleContract.MEMORY));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (" + TinyTraining.UPDATES + " updates)",
        InterventionContract::weights,
        given -> train(subject, intervention, given),
        given -> train(subject, intervention, Fixtures.weights(TinyTraining.UNITS, 2)));
    tests.add("other sizes are refused, or used", () -> sizes(subject, intervention));
  }

  private static Matrix weights() {
    return Fixtures.weights(TinyTraining.UNITS, 1).map(x -> (float) x);
  }

  private static Network network(Matrix weights, Precision precision) {
    return TinyTraining.network(LEAKY, weights, precision);
  }

  private static Intervention.Bound bind(
      ComponentUnderTest<Record> subject, Intervention<Record> intervention, Network initial) {
    int units = initial.spec().units();
    return intervention.bind(
        subject.parameters(),
        new InterventionContext(
            initial,
            TinyTraining.TASK,
            Optional.of(Fixtures.cortex(units, 1)),
            Optional.of(Fixtures.distances(Fixtures.cortex(units, 1))),
            TinyTraining.UPDATES,
            RandomStream.of(11).split("intervention")));
  }

  private static TinyTraining training(
      ComponentUnderTest<Record> subject, Intervention<Record> intervention, Network network) {
    return new TinyTraining(
        LEAKY,
        network,
        CellContract.fullGradient(),
        () -> List.of(bind(subject, intervention, network)));
  }

  private static TrainingResult train(
      ComponentUnderTest<Record> subject, Intervention<Record> intervention, Matrix weights) {
    return training(subject, intervention, network(weights, Precision.FLOAT32))
        .train(Interruption.never());
  }

  private static TrainingResult without(Matrix weights) {
    return new TinyTraining(
            LEAKY, network(weights, Precision.FLOAT32), CellContract.fullGradient(), List::of)
        .train(Interruption.never());
  }

  /** Asks the intervention as the trainer does, and looks at each answer. */
  private static void possible(
      ComponentUnderTest<Record> subject, Intervention<Record> intervention) {
    Network network = network(weights(), Precision.FLOAT64);
    Intervention.Bound bound = bind(subject, intervention, network);
    RandomStream random = RandomStream.of(12);
    for (int update = 1; update <= TinyTraining.UPDATES; update++) {
      TrialBatch batch = TrialBatch.allocate(TinyTraining.TASK, TinyTraining.TRIALS);
      TinyTraining.fill(batch, update);
      bound.trials(update, batch, random.split("trials").split(update));
      assertPossible(batch);
      RealBuffer states = Precision.FLOAT64.allocate(TinyTraining.TRIALS * TinyTraining.UNITS);
      boolean set =
          bound.begin(update, states, TinyTraining.TRIALS, random.split("states").split(update));
      for (double state : states.toDoubles()) {
        assertTrue(Double.isFinite(state), "a trial starts from a state that is not finite");
        assertTrue(set || state == 0, "begin() sets states and returns false");
      }
      bound.states(update).forEach(InterventionContract::assertPossible);
      LearnedParameters learned = learned(network);
      bound.weights(update, learned, random.split("weights").split(update));
      for (double weight : learned.buffers().get(0).toDoubles()) {
        assertTrue(Double.isFinite(weight), "a weight that it changed is not finite");
      }
    }
  }

  private static void assertPossible(TrialBatch batch) {
    for (float input : batch.input()) {
      assertTrue(Float.isFinite(input), "an input that it changed is not finite");
    }
    for (float mask : batch.mask()) {
      assertTrue(mask >= 0 && mask <= 1, () -> "it changed a mask to " + mask);
    }
  }

  private static void assertPossible(StateChange change) {
    assertEquals(
        TinyTraining.UNITS,
        change.scale().length,
        "factors of a change of states: one for every unit");
    assertTrue(
        change.to() <= TinyTraining.STEPS,
        () -> "a change of states ends with step " + change.to() + ", after the last");
  }

  /** The recurrent weights alone. */
  private static LearnedParameters learned(Network network) {
    int n = network.spec().units();
    RealBuffer weights = Precision.FLOAT64.allocate(n * n);
    weights.setAll(network.recurrent().values());
    return new LearnedParameters() {
      @Override
      public List<RealBuffer> buffers() {
        return List.of(weights);
      }

      @Override
      public List<Region> regions() {
        return List.of(new Region(Network.RECURRENT, 0, 0, n, n));
      }
    };
  }

  /** Loss and direction of the first update, of an intervention bound to another network. */
  private static WatchedRule.Learned first(
      ComponentUnderTest<Record> subject,
      Intervention<Record> intervention,
      Chosen<CellType<Record>> cell,
      Network bound,
      Network network) {
    WatchedRule watched = new WatchedRule(CellContract.fullGradient().service());
    new TinyTraining(
            cell,
            network,
            new Chosen<>("watched", watched, CellContract.fullGradient().parameters()),
            () -> List.of(bind(subject, intervention, bound)))
        .train(Interruption.never());
    return watched.learned().get(0);
  }

  private static void differences(
      ComponentUnderTest<Record> subject,
      Intervention<Record> intervention,
      Chosen<CellType<Record>> cell) {
    Network network = TinyTraining.network(cell, weights(), Precision.FLOAT64);
    WatchedRule.Learned found = first(subject, intervention, cell, network, network);
    for (String name : List.of(Network.RECURRENT, Network.INPUT, Network.READOUT)) {
      double[] slopes = found.of(name);
      double largest = Arrays.stream(slopes).map(Math::abs).max().orElse(0);
      for (int i = 0; i < slopes.length; i++) {
        Network above = with(network, name, i, STEP);
        Network below = with(network, name, i, -STEP);
        double difference =
            first(subject, intervention, cell, network, above).score().loss()
                - first(subject, intervention, cell, network, below).score().loss();
        assertEquals(
            difference / (2 * STEP),
            slopes[i],
            1e-7 * (1 + largest),
            "gradient of "
                + name
                + " of cell "
                + cell.name()
                + ", value "
                + i
                + ", against finite differences");
      }
    }
  }

  private static Network with(Network network, String name, int index, double by) {
    Map<String, Matrix> values = new HashMap<>(network.parameters());
    Matrix changed = network.parameter(name).copy();
    changed.values()[index] += by;
    values.put(name, changed);
    return new Network(network.spec(), values);
  }

  private static void precisions(
      ComponentUnderTest<Record> subject, Intervention<Record> intervention) {
    TrainingResult full =
        training(subject, intervention, network(weights(), Precision.FLOAT64))
            .train(Interruption.never());
    TrainingResult single = train(subject, intervention, weights());
    if (full.failure().isPresent() || single.failure().isPresent()) {
      return; // weights that grow beyond all bounds do so at a moment that rounding decides
    }
    double[] expected = full.network().recurrent().values();
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(
        expected,
        single.network().recurrent().values(),
        1e-3 * (1 + largest),
        "weights in float32");
  }

  private static void sizes(ComponentUnderTest<Record> subject, Intervention<Record> intervention) {
    for (int units : new int[] {1, 2}) {
      Outcome.of(
          units + (units == 1 ? " unit" : " units"),
          () -> train(subject, intervention, Fixtures.weights(units, 1)));
    }
  }
}
