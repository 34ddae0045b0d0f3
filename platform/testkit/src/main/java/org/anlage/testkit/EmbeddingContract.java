package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;

/** Contract of embeddings: N x N finite distances, not negative, zero on the diagonal. */
final class EmbeddingContract {
  private static final int N = 24;

  private EmbeddingContract() {}

  static void addTo(
      TestList tests, ComponentUnderTest<Record> subject, Embedding<Record> embedding) {
    Cortex cortex = Fixtures.cortex(N, 1);
    EmbeddingContext context = Fixtures.embedding(N, 1, Optional.of(cortex));
    tests.add(
        "N x N distances",
        () -> check("N = " + N, N, embedding.distances(subject.parameters(), context)));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (N = " + N + ")",
        () -> Fixtures.cortex(N, 1),
        given ->
            embedding.distances(subject.parameters(), Fixtures.embedding(N, 1, Optional.of(given))),
        given ->
            embedding.distances(
                subject.parameters(), Fixtures.embedding(N, 2, Optional.of(given))));
    tests.add(
        "distances or a problem in words, however odd the context",
        () ->
            odd()
                .forEach(
                    (given, c) ->
                        Outcome.of(given, () -> embedding.distances(subject.parameters(), c))
                            .ifPresent(d -> check(given, c.size(), d))));
    if (subject.claims(Invariance.RELABELLING)) {
      tests.add(
          "relabelled data gives relabelled distances",
          () -> {
            Relabelling relabelling = Relabelling.random(N);
            Matrix moved =
                embedding.distances(
                    subject.parameters(),
                    Fixtures.embedding(N, 1, Optional.of(relabelling.of(cortex))));
            Relabelling.assertClose(
                relabelling.of(embedding.distances(subject.parameters(), context)),
                moved,
                "distances of relabelled data");
          });
    }
  }

  private static void check(String given, int n, Matrix distances) {
    Outcome.assertSquareAndFinite(given, n, distances);
    for (int i = 0; i < n; i++) {
      assertEquals(0, distances.get(i, i), given + ": distance of a unit to itself");
      for (int j = 0; j < n; j++) {
        assertTrue(distances.get(i, j) >= 0, given + ": a negative distance");
      }
    }
  }

  private static Map<String, EmbeddingContext> odd() {
    Map<String, EmbeddingContext> contexts = new LinkedHashMap<>();
    for (int n : new int[] {1, 2, 3}) {
      contexts.put("N = " + n, Fixtures.embedding(n, 1, Optional.of(Fixtures.cortex(n, 2))));
    }
    contexts.put("no data", Fixtures.embedding(N, 1, Optional.empty()));
    contexts.put("data without parts", Fixtures.embedding(N, 1, Optional.of(Fixtures.bare(N))));
    contexts.put(
        "all neurons in one place", Fixtures.embedding(N, 1, Optional.of(Fixtures.silent(N))));
    contexts.put("other data than units", Fixtures.embedding(N, 1, Optional.of(Fixtures.bare(7))));
    return contexts;
  }
}
