package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingResult;

/** Contract of trainers, on a network of six units; name parameters that make few updates. */
final class TrainerContract {
  private static final List<String> COLUMNS =
      List.of(
          "epoch",
          "update",
          "train_loss",
          "train_accuracy",
          "validation_loss",
          "validation_accuracy",
          "test_loss",
          "test_accuracy",
          "penalty_squares");

  private TrainerContract() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, Trainer<Record> trainer) {
    Network initial = TinyTask.network(1);
    tests.add(
        "the loss has the task and every penalty as terms",
        () -> {
          List<LossTerm> terms = trainer.audit(subject.parameters(), TinyTask.problem(initial));
          assertEquals(List.of("task", "squares"), terms.stream().map(LossTerm::name).toList());
          for (LossTerm term : terms) {
            assertTrue(Double.isFinite(term.value()), term.name());
            if (term.gradient().rows() > 0) { // else it has none
              Outcome.assertSquareAndFinite(term.name(), TinyTask.UNITS, term.gradient());
            }
          }
        });
    // Whoever has parameters can name some with updates; a trainer without any may learn nothing.
    boolean asked =
        !tests.brief() && subject.parameters().getClass().getRecordComponents().length > 0;
    boolean learns = asked || trainer.effort(subject.parameters()).updates() > 0;
    tests.add("a trained network and a history", () -> trains(subject, trainer, initial, learns));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (tiny task)",
        () -> TinyTask.network(1),
        given -> train(subject, trainer, given),
        given -> train(subject, trainer, TinyTask.network(2)));
    tests.add("it stops when the user says so", () -> stops(subject, trainer, initial));
    tests.add("the same bits after an interruption", () -> resumes(subject, trainer, initial));
    tests.add(
        "weights that are not finite end in a failure, not an exception",
        () ->
            Outcome.of("NaN in the weights", () -> train(subject, trainer, broken(initial)))
                .ifPresent(
                    result ->
                        assertTrue(
                            result.failure().isPresent() || !learns,
                            "NaN went through unnoticed")));
  }

  private static TrainingResult train(
      ComponentUnderTest<Record> subject, Trainer<Record> trainer, Network initial) {
    return trainer.train(subject.parameters(), TinyTask.problem(initial), Interruption.never());
  }

  private static void trains(
      ComponentUnderTest<Record> subject,
      Trainer<Record> trainer,
      Network initial,
      boolean learns) {
    TrainingResult result = train(subject, trainer, initial);
    assertEquals(Optional.empty(), result.failure());
    assertEquals(initial.spec(), result.network().spec());
    assertEquals(initial.parameters().keySet(), result.network().parameters().keySet());
    result
        .network()
        .parameters()
        .forEach(
            (name, matrix) -> {
              assertEquals(initial.parameter(name).shape(), matrix.shape(), name);
              assertTrue(TransformContract.finite(matrix), name + " is not finite");
            });
    String before = Fingerprint.of(initial.parameters());
    assertFalse(
        learns && before.equals(Fingerprint.of(result.network().parameters())),
        "nothing was learned; name parameters with some updates");
    assertTrue(result.history().rows() >= 1 || !learns, "the history has no row");
    COLUMNS.forEach(
        column -> assertTrue(result.history().has(column), "the history lacks " + column));
  }

  private static void stops(
      ComponentUnderTest<Record> subject, Trainer<Record> trainer, Network initial) {
    if (trainer.effort(subject.parameters()).updates() > 1) {
      assertThrows(
          TrainingMonitor.Interrupted.class,
          () ->
              trainer.train(
                  subject.parameters(), TinyTask.problem(initial), Interruption.after(1)));
    }
  }

  private static void resumes(
      ComponentUnderTest<Record> subject, Trainer<Record> trainer, Network initial) {
    int updates = trainer.effort(subject.parameters()).updates();
    List<Integer> some = new ArrayList<>();
    for (int update = 1; update < updates; update += Math.max(1, updates / 3)) {
      some.add(update);
    }
    Interruption.assertHarmless(
        monitor -> trainer.train(subject.parameters(), TinyTask.problem(initial), monitor),
        some,
        "hand over all that the next update depends on");
  }

  private static Network broken(Network network) {
    Map<String, Matrix> parameters = new HashMap<>(network.parameters());
    Matrix weights = network.recurrent().copy();
    weights.set(1, 2, Double.NaN);
    parameters.put(Network.RECURRENT, weights);
    return new Network(network.spec(), parameters);
  }
}
