package org.anlage.task.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.program.Answer;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Form;
import org.anlage.api.task.program.Output;
import org.anlage.api.task.program.TrialProgram;
import org.junit.jupiter.api.Test;

class ModifiersTest {
  /** Saccade on a ring of eight to a stimulus of four places. */
  private static final TrialProgram SACCADE =
      new ProgramBuilder(20)
          .variable("place", "integer(0, 3)")
          .period("fixation", 100)
          .period("stimulus", 200)
          .period("response", 200)
          .cue("fixation", "fixation", "stimulus")
          .ring("stimulus", Form.RING, 8, 22.5, During.of(List.of("stimulus"), "90 * place"))
          .values(new Output("fixation", Form.SCALAR, 1, 22.5, 0, 1), Objective.MEAN_SQUARES)
          .values(new Output("direction", Form.RING, 8, 22.5, 0, 1), Objective.MEAN_SQUARES)
          .answer("fixation", "1", "fixation", "stimulus")
          .answer(Answer.of("direction", List.of("response"), "90 * place"))
          .decidedBy(DecisionRule.direction("fixation"))
          .build();

  private static ModifierRule rule(ModifierRule.Kind kind) {
    return ModifierRule.of(kind);
  }

  private static TrialBatch draw(TrialProgram program) {
    CompiledProgram compiled = CompiledProgram.of(program, List.of());
    TrialBatch batch = TrialBatch.allocate(compiled.description(), 64);
    TrialMaker maker = new TrialMaker(compiled);
    for (int i = 0; i < 64; i++) {
      maker.make(batch, i, RandomStream.of(3).split(i), false);
    }
    return batch;
  }

  /** Angle at which the target of the ring is largest, to 45 degrees. */
  private static int peak(TrialBatch batch, int step, int trial) {
    int best = 0;
    for (int k = 1; k < 8; k++) {
      int at = batch.at(step, trial) * 9 + 1;
      best = batch.values()[at + k] > batch.values()[at + best] ? k : best;
    }
    return 45 * best;
  }

  private static TrialProgram modified(ModifierRule... rules) {
    return Modifiers.apply(SACCADE, List.of(rules));
  }

  @Test
  void antiIsTheOppositeAnswer() {
    TrialBatch batch = draw(modified(rule(ModifierRule.Kind.ANTI)));
    for (int i = 0; i < 64; i++) {
      assertEquals((90 * batch.levels(0)[i] + 180) % 360, peak(batch, 24, i));
    }
  }

  @Test
  void sequenceMovesTheAnswer() {
    TrialProgram program = modified(rule(ModifierRule.Kind.SEQUENCE).at(450));
    TaskDescription task = CompiledProgram.of(program, List.of()).description();
    assertEquals(new Decision.MeanDirection(0, 0.5, 36, "response"), task.decision());
    TrialBatch batch = draw(program);
    for (int i = 0; i < 64; i++) {
      // 450 degrees a second: 45 degrees after 100 ms, five steps of 20 ms.
      assertEquals(90 * batch.levels(0)[i], peak(batch, 15, i));
      assertEquals((90 * batch.levels(0)[i] + 45) % 360, peak(batch, 20, i));
    }
  }

  @Test
  void integrateMovesTheAnswerByTheDelay() {
    TrialProgram program =
        modified(rule(ModifierRule.Kind.DELAY), rule(ModifierRule.Kind.INTEGRATE).at(112.5));
    TrialBatch batch = draw(program);
    for (int i = 0; i < 64; i++) {
      int delay = batch.ends(2)[i] - batch.starts(2)[i];
      double turn = 112.5 * delay * 20 / 1000;
      int expected = (int) ((90 * batch.levels(0)[i] + turn) % 360);
      int found = peak(batch, batch.ends(3)[i] - 1, i);
      int apart = Math.abs(found - expected) % 360;
      assertTrue(Math.min(apart, 360 - apart) <= 23, found + " for " + expected);
    }
    assertEquals(4, java.util.Arrays.stream(batch.ends(2)).distinct().count());
  }

  @Test
  void fixationLastsThroughADelayThatIsAdded() {
    TrialBatch batch = draw(modified(rule(ModifierRule.Kind.DELAY)));
    for (int i = 0; i < 64; i++) {
      int last = batch.ends(2)[i] - 1;
      assertEquals(1, batch.input()[batch.at(last, i) * 9]);
      assertEquals(1, batch.values()[batch.at(last, i) * 9]);
      assertEquals(0, batch.values()[batch.at(last + 1, i) * 9]);
    }
  }

  @Test
  void catchTrialsHaveNoStimulusAndNoSaccade() {
    TrialBatch batch = draw(modified(rule(ModifierRule.Kind.CATCH_TRIALS)));
    int caught = 0;
    for (int i = 0; i < 64; i++) {
      double shown = 0;
      for (int k = 1; k < 9; k++) {
        shown += batch.input()[batch.at(10, i) * 9 + k];
      }
      boolean fixates = batch.values()[batch.at(24, i) * 9] == 1;
      assertEquals(shown == 0, fixates);
      assertEquals(batch.levels(1)[i] == 1, fixates);
      caught += fixates ? 1 : 0;
    }
    assertTrue(caught > 16 && caught < 48, caught + " of 64");
  }

  @Test
  void whatAProgramLacksIsSaid() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class, () -> modified(rule(ModifierRule.Kind.INTEGRATE)));
    assertEquals("modifier integrate: the program has no draw \"delay\"", wrong.getMessage());
  }

  @Test
  void everyModifierMakesAProgramThatRuns() {
    for (ModifierRule.Kind kind : ModifierRule.Kind.values()) {
      TrialProgram program =
          kind == ModifierRule.Kind.DELAY
              ? modified(rule(kind))
              : modified(rule(ModifierRule.Kind.DELAY), rule(kind));
      assertTrue(draw(program).steps() > 0);
      assertTrue(!program.equals(SACCADE), kind.toString());
    }
  }
}
