package org.anlage.testkit;

import static org.anlage.testkit.Outcome.assertSquareAndFinite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;

/** Contract of generators: N x N finite weights, a function of the context and the seed. */
final class GeneratorContract {
  private static final int N = 24;

  private GeneratorContract() {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, ConnectivityGenerator<Record> generator) {
    Cortex cortex = Fixtures.cortex(N, 1);
    tests.add(
        "N x N finite weights",
        () ->
            assertSquareAndFinite(
                "N = " + N,
                N,
                generator.generate(subject.parameters(), Fixtures.prior(cortex, 1))));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (N = " + N + ")",
        () -> Fixtures.Given.of(N),
        given -> generator.generate(subject.parameters(), given.prior(1)),
        given -> generator.generate(subject.parameters(), given.prior(2)));
    tests.add(
        "finite weights or a problem in words, however odd the context",
        () ->
            odd()
                .forEach(
                    (given, context) ->
                        Outcome.of(given, () -> generator.generate(subject.parameters(), context))
                            .ifPresent(w -> assertSquareAndFinite(given, context.size(), w))));
    if (subject.claims(Invariance.RELABELLING)) {
      tests.add(
          "relabelled data gives relabelled weights",
          () -> {
            Relabelling relabelling = Relabelling.random(N);
            Matrix plain = generator.generate(subject.parameters(), Fixtures.prior(cortex, 1));
            Matrix moved =
                generator.generate(subject.parameters(), Fixtures.prior(relabelling.of(cortex), 1));
            Relabelling.assertClose(relabelling.of(plain), moved, "weights of relabelled data");
          });
    }
  }

  /** Contexts at the edge of what may be given. */
  static Map<String, PriorContext> odd() {
    Map<String, PriorContext> contexts = new LinkedHashMap<>();
    for (int n : new int[] {1, 2, 3}) {
      contexts.put("N = " + n, Fixtures.prior(Fixtures.cortex(n, 2), 1));
    }
    contexts.put("no data", Fixtures.prior(N, 1, Optional.empty(), Optional.empty()));
    contexts.put("data without parts", Fixtures.prior(Fixtures.bare(N), 1));
    contexts.put("silent data", Fixtures.prior(Fixtures.silent(N), 1));
    for (double distance : new double[] {0, 1e-300, 1e300}) {
      contexts.put(
          "distances of " + distance,
          Fixtures.prior(
              N,
              1,
              Optional.of(Fixtures.cortex(N, 1)),
              Optional.of(Matrix.identity(N).map(x -> x == 1 ? 0 : distance))));
    }
    return contexts;
  }
}
