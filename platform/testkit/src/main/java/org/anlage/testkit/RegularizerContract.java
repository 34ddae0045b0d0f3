package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;

/** Contract of regularizers: exact gradients, added to what is in the buffer. */
final class RegularizerContract {
  private static final int N = 8;
  private static final double STEP = 1e-6;

  /** What is wrong where two runs disturb each other. */
  static final String BUFFERS =
      "expected the same result as before another run was bound, and got another one; make working"
          + " arrays in bind(), for every run its own";

  private RegularizerContract() {}

  /**
   * A penalty at some weights.
   *
   * @param value its value
   * @param gradient N x N, row by row
   */
  private record Evaluated(double value, double[] gradient) {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, Regularizer<Record> regularizer) {
    Cortex cortex = Fixtures.cortex(N, 1);
    RegularizationContext context = Fixtures.regularization(cortex);
    Matrix weights = Fixtures.weights(N, 1);
    Matrix others = Fixtures.weights(N, 2);
    tests.add(
        "its gradient is that of finite differences",
        () -> differences(regularizer.bind(subject.parameters(), context)));
    tests.add("its gradient is added", () -> adds(regularizer.bind(subject.parameters(), context)));
    tests.add(
        "both precisions agree",
        () -> {
          Penalty penalty = regularizer.bind(subject.parameters(), context);
          Evaluated full = evaluate(penalty, weights);
          RealBuffer single = new RealBuffer.Float32(new float[N * N]);
          single.setAll(weights.values());
          RealBuffer gradient = single.allocate(N * N);
          double value = penalty.evaluate(single, gradient);
          assertEquals(full.value(), value, 1e-4 * Math.abs(full.value()), "value in float32");
          double size = largest(full.gradient());
          assertArrayEquals(full.gradient(), gradient.toDoubles(), 1e-4 * size, "in float32");
        });
    DeterminismTests.addTo(
        tests,
        subject.name() + " (N = " + N + ")",
        () -> Fixtures.Given.of(N),
        given -> evaluate(bind(subject, regularizer, given), given.weights()),
        given -> evaluate(bind(subject, regularizer, given), given.others()));
    tests.add(
        "two runs have buffers of their own",
        () -> {
          Penalty first = regularizer.bind(subject.parameters(), context);
          Penalty second = regularizer.bind(subject.parameters(), context);
          String alone = Fingerprint.of(evaluate(first, weights));
          evaluate(second, others);
          Fingerprint.assertSame(alone, evaluate(first, weights), BUFFERS);
        });
    if (hasStrength(subject)) {
      tests.add("twice the strength is twice the term", () -> doubles(subject, regularizer));
    }
    tests.add("odd weights are refused, or shown in the value", () -> odd(subject, regularizer));
    tests.add("an odd context is refused, or used", () -> oddContexts(subject, regularizer));
    if (subject.claims(Invariance.RELABELLING)) {
      tests.add(
          "relabelled units have the same value and the relabelled gradient",
          () -> {
            Relabelling relabelling = Relabelling.random(N);
            Evaluated plain = evaluate(bind(subject, regularizer, cortex), weights);
            RegularizationContext there = Fixtures.regularization(relabelling.of(cortex));
            Evaluated moved =
                evaluate(regularizer.bind(subject.parameters(), there), relabelling.of(weights));
            assertEquals(plain.value(), moved.value(), 1e-9 * Math.abs(plain.value()));
            Relabelling.assertClose(
                relabelling.of(Matrix.of(N, N, plain.gradient())),
                Matrix.of(N, N, moved.gradient()),
                "gradient of relabelled units");
          });
    }
  }

  private static Penalty bind(
      ComponentUnderTest<Record> subject, Regularizer<Record> regularizer, Cortex cortex) {
    return regularizer.bind(subject.parameters(), Fixtures.regularization(cortex));
  }

  private static Penalty bind(
      ComponentUnderTest<Record> subject, Regularizer<Record> regularizer, Fixtures.Given given) {
    return regularizer.bind(
        subject.parameters(),
        Fixtures.regularization(given.cortex(), Optional.of(given.distances())));
  }

  private static Evaluated evaluate(Penalty penalty, Matrix weights) {
    RealBuffer gradient = new RealBuffer.Float64(new double[weights.values().length]);
    double value = penalty.evaluate(new RealBuffer.Float64(weights.values()), gradient);
    return new Evaluated(value, gradient.toDoubles());
  }

  private static void differences(Penalty penalty) {
    for (int seed = 1; seed <= 3; seed++) {
      Matrix weights = Fixtures.weights(N, seed);
      Evaluated at = evaluate(penalty, weights);
      double tolerance = 1e-5 * largest(at.gradient()) + 1e-7 * Math.abs(at.value());
      for (int k = 0; k < N * N; k++) {
        Matrix above = weights.copy();
        Matrix below = weights.copy();
        above.values()[k] += STEP;
        below.values()[k] -= STEP;
        double slope =
            (evaluate(penalty, above).value() - evaluate(penalty, below).value()) / (2 * STEP);
        assertEquals(
            slope,
            at.gradient()[k],
            tolerance,
            "gradient of weight (" + k / N + ", " + k % N + ") against finite differences");
      }
    }
  }

  private static void adds(Penalty penalty) {
    Matrix weights = Fixtures.weights(N, 1);
    double[] alone = evaluate(penalty, weights).gradient();
    RealBuffer gradient = new RealBuffer.Float64(new double[N * N]);
    gradient.fill(0, N * N, 1);
    penalty.evaluate(new RealBuffer.Float64(weights.values()), gradient);
    assertArrayEquals(
        Arrays.stream(alone).map(g -> g + 1).toArray(),
        gradient.toDoubles(),
        1e-12 * (1 + largest(alone)),
        "the gradient is to be added to what is in the buffer");
  }

  /** Whether it has a factor of the whole term. */
  static boolean hasStrength(ComponentUnderTest<Record> subject) {
    return Arrays.stream(subject.component().parameters().getRecordComponents())
        .anyMatch(c -> c.getName().equals("strength") && c.getType() == double.class);
  }

  private static void doubles(ComponentUnderTest<Record> subject, Regularizer<Record> regularizer) {
    Cortex cortex = Fixtures.cortex(N, 1);
    Matrix weights = Fixtures.weights(N, 1);
    Penalty weak =
        regularizer.bind(subject.with("strength", 0.25), Fixtures.regularization(cortex));
    Penalty strong =
        regularizer.bind(subject.with("strength", 0.5), Fixtures.regularization(cortex));
    Evaluated once = evaluate(weak, weights);
    Evaluated twice = evaluate(strong, weights);
    assertEquals(2 * once.value(), twice.value(), 1e-12 * Math.abs(twice.value()));
    assertArrayEquals(
        Arrays.stream(once.gradient()).map(g -> 2 * g).toArray(),
        twice.gradient(),
        1e-12 * largest(twice.gradient()));
  }

  private static void odd(ComponentUnderTest<Record> subject, Regularizer<Record> regularizer) {
    RegularizationContext context = Fixtures.regularization(Fixtures.cortex(N, 1));
    TransformContract.odd(N)
        .forEach(
            (given, weights) -> {
              Optional<Evaluated> result =
                  Outcome.of(
                      given,
                      () -> evaluate(regularizer.bind(subject.parameters(), context), weights));
              if (result.isEmpty()) {
                return;
              }
              boolean shown =
                  !Double.isFinite(result.get().value())
                      || Arrays.stream(result.get().gradient()).anyMatch(g -> !Double.isFinite(g));
              if (!TransformContract.finite(weights)) {
                assertTrue(shown, given + ": value and gradient hide it, and training goes on");
              } else if (largest(weights.values()) <= 1) {
                assertFalse(shown, given + ": value or gradient is not finite");
              }
            });
  }

  private static void oddContexts(
      ComponentUnderTest<Record> subject, Regularizer<Record> regularizer) {
    for (Cortex cortex :
        new Cortex[] {
          Fixtures.cortex(1, 1), Fixtures.cortex(2, 1), Fixtures.bare(N), Fixtures.silent(N)
        }) {
      String given = cortex.size() + " neurons, " + cortex.provenance().title();
      RegularizationContext context = Fixtures.regularization(cortex);
      Matrix weights = Fixtures.weights(cortex.size(), 1);
      Outcome.of(given, () -> evaluate(regularizer.bind(subject.parameters(), context), weights))
          .ifPresent(r -> assertTrue(Double.isFinite(r.value()), given + ": value " + r.value()));
    }
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
