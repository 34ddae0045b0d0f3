package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.States;

/** Contract of penalties on states, on three trials of five steps. */
final class ActivityRegularizerContract {
  private static final int N = 6;
  private static final double STEP = 1e-6;

  private ActivityRegularizerContract() {}

  /**
   * States in rows with more than the units: first two numbers that are no states (NaN), then the
   * units, then as many further states.
   */
  private record Recorded(int trials, int steps, int units, RealBuffer buffer) implements States {
    static Recorded of(int trials, int steps, int units, long seed, Precision precision) {
      RandomStream random = RandomStream.of(seed).split("states");
      RealBuffer buffer = precision.allocate(steps * trials * row(units));
      for (int i = 0; i < buffer.length(); i++) {
        float state = (float) random.nextGaussian();
        buffer.set(i, i % row(units) < 2 ? Double.NaN : state);
      }
      return new Recorded(trials, steps, units, buffer);
    }

    private static int row(int units) {
      return 2 + 2 * units;
    }

    Recorded filled(double value) {
      RealBuffer filled = buffer.allocate(buffer.length());
      filled.fill(0, filled.length(), value);
      return new Recorded(trials, steps, units, filled);
    }

    @Override
    public int width() {
      return 2 * units;
    }

    @Override
    public int at(int step, int trial) {
      return (step * trials + trial) * row(units) + 2;
    }
  }

  /**
   * A penalty of some states.
   *
   * @param value its value
   * @param gradient steps x trials x width
   */
  private record Evaluated(double value, double[] gradient) {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, ActivityRegularizer<Record> regularizer) {
    tests.add(
        "its gradient is that of finite differences",
        () -> differences(bind(subject, regularizer)));
    tests.add(
        "its gradient is added",
        () -> {
          ActivityPenalty penalty = bind(subject, regularizer);
          Recorded states = states(1);
          double[] alone = evaluate(penalty, states, 0).gradient();
          assertArrayEquals(
              Arrays.stream(alone).map(g -> g + 1).toArray(),
              evaluate(penalty, states, 1).gradient(),
              1e-12 * (1 + largest(alone)),
              "the gradient is to be added to what is in delta");
        });
    tests.add(
        "both precisions agree",
        () -> {
          ActivityPenalty penalty = bind(subject, regularizer);
          Evaluated full = evaluate(penalty, states(1), 0);
          Evaluated single = evaluate(penalty, Recorded.of(3, 5, N, 1, Precision.FLOAT32), 0);
          assertEquals(
              full.value(), single.value(), 1e-4 * Math.abs(full.value()), "value in float32");
          assertArrayEquals(
              full.gradient(), single.gradient(), 1e-4 * largest(full.gradient()), "in float32");
        });
    DeterminismTests.addTo(
        tests,
        subject.name() + " (3 trials of 5 steps, N = " + N + ")",
        () -> Given.of(1),
        given -> evaluate(bind(subject, regularizer, given.cortex()), given.states(), 0),
        given -> evaluate(bind(subject, regularizer, given.cortex()), states(2), 0));
    tests.add(
        "two runs have buffers of their own",
        () -> {
          ActivityPenalty first = bind(subject, regularizer);
          String alone = Fingerprint.of(evaluate(first, states(1), 0));
          evaluate(bind(subject, regularizer), states(2), 0);
          Fingerprint.assertSame(alone, evaluate(first, states(1), 0), RegularizerContract.BUFFERS);
        });
    if (RegularizerContract.hasStrength(subject)) {
      tests.add("twice the strength is twice the term", () -> doubles(subject, regularizer));
    }
    tests.add("odd states are refused, or shown in the value", () -> odd(subject, regularizer));
  }

  /** Data and states of its size. */
  private record Given(Cortex cortex, Recorded states) {
    static Given of(long seed) {
      return new Given(Fixtures.cortex(N, 1), ActivityRegularizerContract.states(seed));
    }
  }

  private static Recorded states(long seed) {
    return Recorded.of(3, 5, N, seed, Precision.FLOAT64);
  }

  private static ActivityPenalty bind(
      ComponentUnderTest<Record> subject, ActivityRegularizer<Record> regularizer) {
    return bind(subject, regularizer, Fixtures.cortex(N, 1));
  }

  private static ActivityPenalty bind(
      ComponentUnderTest<Record> subject, ActivityRegularizer<Record> regularizer, Cortex cortex) {
    return regularizer.bind(subject.parameters(), Fixtures.regularization(cortex));
  }

  /** As the trainer asks: the value, then the gradients from the last step to the first. */
  private static Evaluated evaluate(ActivityPenalty penalty, Recorded states, double before) {
    double value = penalty.evaluate(states);
    int length = states.trials() * states.width();
    double[] gradient = new double[states.steps() * length];
    for (int t = states.steps() - 1; t >= 0; t--) {
      RealBuffer delta = states.buffer().allocate(length);
      delta.fill(0, length, before);
      penalty.addGradient(states, t, delta);
      System.arraycopy(delta.toDoubles(), 0, gradient, t * length, length);
    }
    return new Evaluated(value, gradient);
  }

  private static void differences(ActivityPenalty penalty) {
    Recorded states = states(1);
    Evaluated at = evaluate(penalty, states, 0);
    double tolerance = 1e-5 * largest(at.gradient()) + 1e-7 * Math.abs(at.value());
    int k = 0;
    for (int t = 0; t < states.steps(); t++) {
      for (int trial = 0; trial < states.trials(); trial++) {
        for (int j = 0; j < states.width(); j++) {
          int index = states.at(t, trial) + j;
          double state = states.buffer().get(index);
          states.buffer().set(index, state + STEP);
          double above = penalty.evaluate(states);
          states.buffer().set(index, state - STEP);
          double below = penalty.evaluate(states);
          states.buffer().set(index, state);
          assertEquals(
              (above - below) / (2 * STEP),
              at.gradient()[k++],
              tolerance,
              "gradient of state " + j + " after step " + t + " against finite differences");
        }
      }
    }
  }

  private static void doubles(
      ComponentUnderTest<Record> subject, ActivityRegularizer<Record> regularizer) {
    Cortex cortex = Fixtures.cortex(N, 1);
    Evaluated once =
        evaluate(
            regularizer.bind(subject.with("strength", 0.25), Fixtures.regularization(cortex)),
            states(1),
            0);
    Evaluated twice =
        evaluate(
            regularizer.bind(subject.with("strength", 0.5), Fixtures.regularization(cortex)),
            states(1),
            0);
    assertEquals(2 * once.value(), twice.value(), 1e-12 * Math.abs(twice.value()));
    assertArrayEquals(
        Arrays.stream(once.gradient()).map(g -> 2 * g).toArray(),
        twice.gradient(),
        1e-12 * largest(twice.gradient()));
  }

  private static void odd(
      ComponentUnderTest<Record> subject, ActivityRegularizer<Record> regularizer) {
    Recorded plain = states(1);
    finite("states of zero", subject, regularizer, plain.filled(0));
    finite("equal states", subject, regularizer, plain.filled(0.5));
    finite("one trial", subject, regularizer, Recorded.of(1, 5, N, 1, Precision.FLOAT64));
    finite("one step", subject, regularizer, Recorded.of(3, 1, N, 1, Precision.FLOAT64));
    finite("one unit", subject, regularizer, Recorded.of(3, 5, 1, 1, Precision.FLOAT64));
    Recorded broken = plain.filled(Double.NaN);
    outcome("NaN", subject, regularizer, broken)
        .ifPresent(
            result ->
                assertTrue(
                    !Double.isFinite(result.value())
                        || Arrays.stream(result.gradient()).anyMatch(g -> !Double.isFinite(g)),
                    "states of NaN: value and gradient hide it, and training goes on"));
    outcome("huge states", subject, regularizer, plain.filled(1e300));
  }

  private static void finite(
      String given,
      ComponentUnderTest<Record> subject,
      ActivityRegularizer<Record> regularizer,
      Recorded states) {
    outcome(given, subject, regularizer, states)
        .ifPresent(
            result ->
                assertTrue(
                    Double.isFinite(result.value())
                        && Arrays.stream(result.gradient()).allMatch(Double::isFinite),
                    given + ": value or gradient is not finite"));
  }

  private static Optional<Evaluated> outcome(
      String given,
      ComponentUnderTest<Record> subject,
      ActivityRegularizer<Record> regularizer,
      Recorded states) {
    return Outcome.of(
        given,
        () -> evaluate(bind(subject, regularizer, Fixtures.cortex(states.units(), 1)), states, 0));
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
