package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/**
 * The contracts of what acts in an update find the mistake that they are there for, and no other.
 */
class TrainingContractsTest {
  /** What comes after the component's name in the names of the tests that fail. */
  private static Set<String> failures(Stream<DynamicTest> contract, String... says) {
    Set<String> failed = new TreeSet<>();
    StringBuilder messages = new StringBuilder();
    for (DynamicTest test : contract.toList()) {
      try {
        test.getExecutable().execute();
      } catch (Throwable e) {
        assertTrue(e instanceof AssertionError, () -> test.getDisplayName() + ": " + e);
        failed.add(test.getDisplayName().replaceFirst("[^:]*: ", ""));
        messages.append(e.getMessage()).append('\n');
      }
    }
    // Components of these tests are not made into a bundle, so they have no description.
    assertTrue(failed.remove("it is a component with a name"));
    for (String part : says) {
      assertTrue(messages.toString().contains(part), part + " in " + messages);
    }
    return failed;
  }

  private static Set<String> cell(WrongCell.Mistake mistake, String... says) {
    return failures(Contracts.of(new WrongCell(mistake)), says);
  }

  @Test
  void eachMistakeOfACellIsFound() {
    assertEquals(Set.of(), cell(WrongCell.Mistake.NONE));
    assertEquals(
        Set.of("its gradients are those of finite differences"),
        cell(WrongCell.Mistake.SIGN, "gradient of recurrent_kernel", "against finite differences"));
    assertEquals(
        Set.of("its gradients are those of finite differences"),
        cell(WrongCell.Mistake.INPUT, "gradient of the inputs"));
    assertEquals(
        Set.of("its gradients are those of finite differences"),
        cell(WrongCell.Mistake.EARLIER, "gradient of"));
    assertEquals(
        Set.of("the same bits however a batch is split"),
        cell(WrongCell.Mistake.OTHER_TRIALS, "from two parts of a batch"));
    assertTrue(
        cell(WrongCell.Mistake.SHAPE, "parameter 'bias' of initial() against the layout")
            .contains("finite values of the shapes of its layout"));
    assertEquals(
        Set.of("local ways back and drives do what they say"),
        cell(WrongCell.Mistake.NOT_LOCAL, "local() is true"));
    assertEquals(
        Set.of("it is trained, with the same bits after an interruption"),
        cell(
            WrongCell.Mistake.REMEMBERS,
            "keep nothing from one update to the next but the parameters of the layout"));
    assertTrue(
        cell(WrongCell.Mistake.IN_PLACE, "an argument was changed")
            .contains("what it is given stays as it was"));
  }

  private static Set<String> rule(WrongLearningRule.Mistake mistake, String... says) {
    return failures(Contracts.of(new WrongLearningRule(mistake)), says);
  }

  @Test
  void eachMistakeOfALearningRuleIsFound() {
    assertEquals(Set.of(), rule(WrongLearningRule.Mistake.NONE));
    assertEquals(
        Set.of("the same bits after an interruption"),
        rule(WrongLearningRule.Mistake.FORGETS, "from memory()"));
    assertTrue(
        rule(WrongLearningRule.Mistake.UNWRITTEN, "has values that were not written")
            .contains("it writes a finite direction and score, and leaves the batch alone"));
    assertEquals(
        Set.of("it writes a finite direction and score, and leaves the batch alone"),
        rule(WrongLearningRule.Mistake.BATCH, "the batch was changed"));
    assertTrue(
        rule(WrongLearningRule.Mistake.OWN_RANDOMNESS, "draw random numbers only")
            .contains("the same bits whatever was called before"));
    assertEquals(Set.of("it learns"), rule(WrongLearningRule.Mistake.NOTHING, "no weight changed"));
  }

  private static Set<String> update(WrongUpdateRule.Mistake mistake, String... says) {
    return failures(Contracts.of(new WrongUpdateRule(mistake)), says);
  }

  @Test
  void eachMistakeOfAnUpdateRuleIsFound() {
    assertEquals(Set.of(), update(WrongUpdateRule.Mistake.NONE));
    assertEquals(
        Set.of("the same bits after an interruption"),
        update(WrongUpdateRule.Mistake.FORGETS, "from memory()"));
    assertEquals(
        Set.of("another rate gives other weights"),
        update(WrongUpdateRule.Mistake.IGNORES_RATE, "twice the learning rate changes nothing"));
    assertEquals(
        Set.of("a direction that is not finite is refused, or seen"),
        update(WrongUpdateRule.Mistake.HIDES_NAN, "NaN in the direction is hidden"));
    assertEquals(
        Set.of("both precisions agree"),
        update(WrongUpdateRule.Mistake.ONE_PRECISION, "weights in float32"));
  }

  private static Set<String> intervention(WrongIntervention.Mistake mistake, String... says) {
    return failures(Contracts.of(new WrongIntervention(mistake)), says);
  }

  @Test
  void eachMistakeOfAnInterventionIsFound() {
    assertEquals(Set.of(), intervention(WrongIntervention.Mistake.NONE));
    assertEquals(
        Set.of("it does something"),
        intervention(WrongIntervention.Mistake.NOTHING, "training ends as without it"));
    assertEquals(
        Set.of("the same bits after an interruption"),
        intervention(WrongIntervention.Mistake.COUNTS, "from memory()"));
    assertTrue(
        intervention(WrongIntervention.Mistake.BEGIN, "begin() sets states and returns false")
            .contains("its changes are possible"));
    assertTrue(
        intervention(WrongIntervention.Mistake.STEPS, "ends with step 7, after the last")
            .contains("its changes are possible"));
    assertTrue(
        intervention(WrongIntervention.Mistake.OWN_RANDOMNESS, "draw random numbers only")
            .contains("gradients through its changes are those of finite differences"));
  }

  private static Set<String> penalty(WrongActivityPenalty.Mistake mistake, String... says) {
    return failures(Contracts.of(new WrongActivityPenalty(mistake)), says);
  }

  @Test
  void eachMistakeOfAPenaltyOnStatesIsFound() {
    assertEquals(Set.of(), penalty(WrongActivityPenalty.Mistake.NONE));
    assertEquals(
        Set.of("its gradient is that of finite differences"),
        penalty(WrongActivityPenalty.Mistake.SIGN, "gradient of state", "finite differences"));
    assertEquals(Set.of("its gradient is added"), penalty(WrongActivityPenalty.Mistake.OVERWRITES));
    assertEquals(
        Set.of("twice the strength is twice the term"),
        penalty(WrongActivityPenalty.Mistake.SQUARED_STRENGTH));
    assertTrue(
        penalty(WrongActivityPenalty.Mistake.WHOLE_BUFFER, "value or gradient is not finite")
            .contains("odd states are refused, or shown in the value"));
  }
}
