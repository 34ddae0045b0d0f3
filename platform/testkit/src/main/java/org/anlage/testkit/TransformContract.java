package org.anlage.testkit;

import static org.anlage.testkit.Outcome.assertSquareAndFinite;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;

/** Contract of transforms: new N x N finite weights; the argument is not changed. */
final class TransformContract {
  private static final int N = 24;

  private TransformContract() {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, ConnectivityTransform<Record> transform) {
    Cortex cortex = Fixtures.cortex(N, 1);
    tests.add(
        "new N x N finite weights",
        () -> {
          Matrix weights = Fixtures.weights(N, 1);
          Matrix result = apply(subject, transform, weights, Fixtures.prior(cortex, 1));
          assertSquareAndFinite("N = " + N, N, result);
          assertNotSame(
              weights.values(), result.values(), "the result shares the argument's array");
        });
    DeterminismTests.addTo(
        tests,
        subject.name() + " (N = " + N + ")",
        () -> Fixtures.Given.of(N),
        given -> apply(subject, transform, given.weights(), given.prior(1)),
        given -> apply(subject, transform, given.others(), given.prior(2)));
    tests.add(
        "finite weights or a problem in words, however odd the weights",
        () ->
            odd(N)
                .forEach(
                    (given, w) -> {
                      boolean finite = finite(w);
                      Outcome.of(
                              given, () -> apply(subject, transform, w, Fixtures.prior(cortex, 1)))
                          .ifPresent(result -> check(given, finite, result));
                    }));
    tests.add(
        "finite weights or a problem in words, however odd the context",
        () ->
            GeneratorContract.odd()
                .forEach(
                    (given, context) ->
                        Outcome.of(
                                given,
                                () ->
                                    apply(
                                        subject,
                                        transform,
                                        Fixtures.weights(context.size(), 1),
                                        context))
                            .ifPresent(w -> assertSquareAndFinite(given, context.size(), w))));
    if (subject.claims(Invariance.RELABELLING)) {
      tests.add(
          "relabelled weights give the result relabelled",
          () -> {
            Relabelling relabelling = Relabelling.random(N);
            Matrix weights = Fixtures.weights(N, 1);
            Matrix moved =
                apply(
                    subject,
                    transform,
                    relabelling.of(weights),
                    Fixtures.prior(relabelling.of(cortex), 1));
            Matrix plain = apply(subject, transform, weights, Fixtures.prior(cortex, 1));
            Relabelling.assertClose(relabelling.of(plain), moved, "relabelled weights");
          });
    }
    if (subject.claims(Invariance.SCALING)) {
      tests.add(
          "scaled weights give the result scaled",
          () -> {
            Matrix weights = Fixtures.weights(N, 1);
            Matrix scaled =
                apply(subject, transform, weights.map(x -> 4 * x), Fixtures.prior(cortex, 1));
            Matrix plain = apply(subject, transform, weights, Fixtures.prior(cortex, 1));
            Relabelling.assertClose(plain.map(x -> 4 * x), scaled, "weights times 4");
          });
    }
  }

  private static Matrix apply(
      ComponentUnderTest<Record> subject,
      ConnectivityTransform<Record> transform,
      Matrix weights,
      PriorContext context) {
    return transform.apply(subject.parameters(), weights, context);
  }

  /** Weights that are not finite may come out only where such went in. */
  private static void check(String given, boolean finite, Matrix result) {
    if (finite) {
      assertSquareAndFinite(given, N, result);
    } else {
      assertEquals(N + " x " + N, result.shape(), given);
    }
  }

  static boolean finite(Matrix matrix) {
    for (double value : matrix.values()) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Weights at the edge of what may be given. */
  static Map<String, Matrix> odd(int n) {
    Map<String, Matrix> weights = new LinkedHashMap<>();
    for (double value : new double[] {0, 1, -1, 1e-300, 1e300, Double.NaN}) {
      weights.put("all weights " + value, Matrix.zeros(n, n).map(x -> value));
    }
    weights.put("huge random weights", Fixtures.weights(n, 3).map(x -> 1e300 * x));
    Matrix one = Matrix.zeros(n, n);
    one.set(0, n - 1, 1);
    weights.put("a single weight", one);
    Matrix infinite = Fixtures.weights(n, 3);
    infinite.set(n - 1, 0, Double.POSITIVE_INFINITY);
    weights.put("an infinite weight", infinite);
    return weights;
  }
}
