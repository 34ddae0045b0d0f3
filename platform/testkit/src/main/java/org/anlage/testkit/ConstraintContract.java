package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.training.WeightConstraint;

/** Contract of constraints: they move weights to the nearest ones allowed, and NaN stays seen. */
final class ConstraintContract {
  private static final int N = 12;
  private static final int OTHERS = 20;

  private ConstraintContract() {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, WeightConstraint<Record> constraint) {
    Matrix initial = Fixtures.weights(N, 1);
    tests.add(
        "weights that are allowed stay as they are",
        () -> {
          double[] allowed = project(subject, constraint, initial, Fixtures.weights(N, 2));
          double[] again = project(subject, constraint, initial, Matrix.of(N, N, allowed.clone()));
          assertArrayEquals(allowed, again, 1e-12 * largest(allowed), "projected twice");
        });
    tests.add(
        "no weights that are allowed are nearer", () -> nearest(subject, constraint, initial));
    tests.add(
        "both precisions agree",
        () -> {
          Matrix weights = Fixtures.weights(N, 2).map(x -> (float) x);
          double[] twice = project(subject, constraint, initial, weights);
          RealBuffer single = Precision.FLOAT32.allocate(N * N);
          single.setAll(weights.values());
          constraint.bind(subject.parameters(), initial).project(single);
          assertArrayEquals(twice, single.toDoubles(), 1e-5 * largest(twice), "in float32");
        });
    DeterminismTests.addTo(
        tests,
        subject.name() + " (N = " + N + ")",
        () -> Fixtures.Given.of(N),
        given -> project(subject, constraint, given.weights(), given.others()),
        given -> project(subject, constraint, given.others(), given.weights()));
    tests.add(
        "two runs have buffers of their own",
        () -> {
          WeightConstraint.Projection first = constraint.bind(subject.parameters(), initial);
          String alone = Fingerprint.of(project(first, Fixtures.weights(N, 2)));
          WeightConstraint.Projection second =
              constraint.bind(subject.parameters(), Fixtures.weights(N, 3));
          project(second, Fixtures.weights(N, 4));
          Fingerprint.assertSame(
              alone, project(first, Fixtures.weights(N, 2)), RegularizerContract.BUFFERS);
        });
    tests.add("odd weights are refused, or moved", () -> odd(subject, constraint, initial));
    tests.add("odd initial weights are refused, or used", () -> oddInitial(subject, constraint));
  }

  private static double[] project(
      ComponentUnderTest<Record> subject,
      WeightConstraint<Record> constraint,
      Matrix initial,
      Matrix weights) {
    return project(constraint.bind(subject.parameters(), initial), weights);
  }

  private static double[] project(WeightConstraint.Projection projection, Matrix weights) {
    RealBuffer values = new RealBuffer.Float64(weights.values().clone());
    projection.project(values);
    return values.toDoubles();
  }

  /** What is allowed is known from what other weights are moved to. */
  private static void nearest(
      ComponentUnderTest<Record> subject, WeightConstraint<Record> constraint, Matrix initial) {
    Matrix weights = Fixtures.weights(N, 2);
    double moved = distance(weights, project(subject, constraint, initial, weights));
    for (int seed = 3; seed < 3 + OTHERS; seed++) {
      Matrix other = weights.combine(Fixtures.weights(N, seed), (w, x) -> w + 0.3 * x);
      double distance = distance(weights, project(subject, constraint, initial, other));
      assertTrue(
          moved <= distance * (1 + 1e-9),
          () ->
              "it moved weights by "
                  + moved
                  + ", and some that are allowed are only "
                  + distance
                  + " away");
    }
  }

  private static void odd(
      ComponentUnderTest<Record> subject, WeightConstraint<Record> constraint, Matrix initial) {
    TransformContract.odd(N)
        .forEach(
            (given, weights) ->
                Outcome.of(given, () -> project(subject, constraint, initial, weights))
                    .ifPresent(
                        result -> {
                          boolean finite = Arrays.stream(result).allMatch(Double::isFinite);
                          if (TransformContract.finite(weights)) {
                            assertTrue(finite, given + ": the result is not finite");
                          } else if (Arrays.stream(weights.values()).allMatch(Double::isNaN)) {
                            assertFalse(finite, given + ": it hides NaN, and training goes on");
                          }
                        }));
  }

  private static void oddInitial(
      ComponentUnderTest<Record> subject, WeightConstraint<Record> constraint) {
    TransformContract.odd(N)
        .forEach(
            (given, initial) -> {
              if (TransformContract.finite(initial)) {
                check(subject, constraint, given, initial);
              }
            });
    for (int n : new int[] {1, 2}) {
      check(subject, constraint, "N = " + n, Fixtures.weights(n, 1));
    }
  }

  private static void check(
      ComponentUnderTest<Record> subject,
      WeightConstraint<Record> constraint,
      String given,
      Matrix initial) {
    Matrix weights = Fixtures.weights(initial.rows(), 2);
    Outcome.of(given, () -> project(subject, constraint, initial, weights))
        .ifPresent(
            result ->
                Outcome.assertSquareAndFinite(
                    given, initial.rows(), Matrix.of(initial.rows(), initial.rows(), result)));
  }

  private static double distance(Matrix weights, double[] others) {
    double sum = 0;
    for (int k = 0; k < others.length; k++) {
      double difference = weights.values()[k] - others[k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
