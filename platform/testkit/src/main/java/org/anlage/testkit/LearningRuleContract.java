package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.training.TrainingResult;
import org.anlage.trainers.GruCell;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.VanillaCell;

/**
 * Contract of learning rules, on a leaky network of six units and one batch of four trials, with
 * targets, or with rewards for a rule that refuses targets.
 */
final class LearningRuleContract {
  /** What to do where an interruption changes the result. */
  static final String MEMORY =
      "return every buffer that the next update depends on from memory(), in a fixed order, and"
          + " draw random numbers from the stream split by the number of the update";

  private static final Chosen<CellType<Record>> LEAKY = chosen("leaky", new LeakyCell());

  private LearningRuleContract() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, LearningRule<Record> rule) {
    tests.add(
        "it writes a finite direction and score, and leaves the batch alone",
        () -> writes(subject, rule));
    tests.add("it learns", () -> learns(subject, rule));
    tests.add("both precisions agree", () -> precisions(subject, rule));
    tests.add(
        "the same bits after an interruption",
        () ->
            Interruption.assertHarmless(
                training(subject, rule, LEAKY, Precision.FLOAT32, weights())::train,
                TinyTraining.INTERRUPTED,
                MEMORY));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (" + TinyTraining.UPDATES + " updates)",
        LearningRuleContract::weights,
        given -> train(subject, rule, LEAKY, given),
        given -> train(subject, rule, LEAKY, Fixtures.weights(TinyTraining.UNITS, 2)));
    tests.add("every cell is learned with, or refused", () -> cells(subject, rule));
    tests.add(
        "weights that are not finite end in a failure, or are refused",
        () -> {
          Matrix weights = weights();
          weights.set(1, 2, Double.NaN);
          Outcome.of("NaN in the weights", () -> train(subject, rule, LEAKY, weights))
              .ifPresent(
                  result -> assertTrue(result.failure().isPresent(), "NaN went through unnoticed"));
        });
  }

  private static Matrix weights() {
    return Fixtures.weights(TinyTraining.UNITS, 1).map(x -> (float) x);
  }

  @SuppressWarnings("unchecked") // a cell without parameters
  static Chosen<CellType<Record>> chosen(String name, CellType<NoParameters> cell) {
    return new Chosen<>(name, (CellType<Record>) (CellType<?>) cell, new NoParameters());
  }

  private static TinyTraining training(
      ComponentUnderTest<Record> subject,
      LearningRule<Record> rule,
      Chosen<CellType<Record>> cell,
      Precision precision,
      Matrix weights) {
    return new TinyTraining(
        cell,
        TinyTraining.network(cell, weights, precision),
        new Chosen<>("tested", rule, subject.parameters()),
        List::of,
        rewarded(subject));
  }

  /** Whether the rule refuses a task with targets: then it is tested on one with rewards. */
  private static boolean rewarded(ComponentUnderTest<Record> subject) {
    LearningRule<Record> rule = (LearningRule<Record>) subject.component();
    TinyTraining targets =
        new TinyTraining(
            LEAKY,
            TinyTraining.network(LEAKY, weights(), Precision.FLOAT64),
            new Chosen<>("tested", rule, subject.parameters()),
            List::of);
    return Outcome.of("a task with targets", () -> targets.train(Interruption.never())).isEmpty();
  }

  private static TrainingResult train(
      ComponentUnderTest<Record> subject,
      LearningRule<Record> rule,
      Chosen<CellType<Record>> cell,
      Matrix weights) {
    return training(subject, rule, cell, Precision.FLOAT32, weights).train(Interruption.never());
  }

  private static List<WatchedRule.Learned> watched(
      ComponentUnderTest<Record> subject, LearningRule<Record> rule, Precision precision) {
    WatchedRule watched = new WatchedRule(rule);
    training(subject, watched, LEAKY, precision, weights()).train(Interruption.never());
    return watched.learned();
  }

  private static void writes(ComponentUnderTest<Record> subject, LearningRule<Record> rule) {
    for (WatchedRule.Learned learned : watched(subject, rule, Precision.FLOAT64)) {
      learned
          .direction()
          .forEach(
              (name, values) ->
                  assertTrue(
                      Arrays.stream(values).allMatch(Double::isFinite),
                      "the direction of "
                          + name
                          + " has values that were not written, or are not finite; write all of"
                          + " every buffer, zeros where nothing is learned"));
      double loss = learned.score().loss();
      assertTrue(Double.isFinite(loss), () -> "it returned a loss of " + loss);
      assertFalse(
          learned.batchChanged(), "the batch was changed; copy trials before changing them");
    }
  }

  private static void learns(ComponentUnderTest<Record> subject, LearningRule<Record> rule) {
    TinyTraining training = training(subject, rule, LEAKY, Precision.FLOAT64, weights());
    TrainingResult result = training.train(Interruption.never());
    assertEquals(Optional.empty(), result.failure());
    assertNotEquals(
        Fingerprint.of(training.network().parameters()),
        Fingerprint.of(result.network().parameters()),
        "no weight changed in " + TinyTraining.UPDATES + " updates");
  }

  private static void precisions(ComponentUnderTest<Record> subject, LearningRule<Record> rule) {
    WatchedRule.Learned full = watched(subject, rule, Precision.FLOAT64).get(0);
    WatchedRule.Learned single = watched(subject, rule, Precision.FLOAT32).get(0);
    assertEquals(
        full.score().loss(), single.score().loss(), 1e-4 * (1 + full.score().loss()), "loss");
    double largest =
        full.direction().values().stream()
            .flatMapToDouble(Arrays::stream)
            .map(Math::abs)
            .max()
            .orElse(0);
    full.direction()
        .forEach(
            (name, values) ->
                assertArrayEquals(
                    values,
                    single.of(name),
                    1e-2 * largest,
                    "direction of " + name + " in float32"));
  }

  private static void cells(ComponentUnderTest<Record> subject, LearningRule<Record> rule) {
    Map<String, CellType<NoParameters>> cells = new LinkedHashMap<>();
    cells.put("vanilla", new VanillaCell());
    cells.put("gru", new GruCell());
    cells.forEach(
        (name, cell) ->
            Outcome.of("cell " + name, () -> train(subject, rule, chosen(name, cell), weights()))
                .ifPresent(
                    result ->
                        assertTrue(
                            finite(result.network()) || result.failure().isPresent(),
                            "cell " + name + ": weights are not finite")));
  }

  private static boolean finite(Network network) {
    return network.parameters().values().stream().allMatch(TransformContract::finite);
  }
}
