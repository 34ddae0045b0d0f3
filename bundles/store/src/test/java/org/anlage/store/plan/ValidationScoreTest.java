package org.anlage.store.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationScoreTest {
  @Test
  void lossDecidesBetweenEqualAccuracies() {
    ValidationScore first = new ValidationScore(0.5, 2);
    ValidationScore second = new ValidationScore(0.5, 1);
    assertTrue(GridCriterion.VALIDATION_ACCURACY.order().compare(second, first) > 0);
    assertTrue(
        GridCriterion.VALIDATION_ACCURACY.order().compare(new ValidationScore(0.6, 9), second) > 0);
    assertTrue(
        GridCriterion.VALIDATION_LOSS.order().compare(second, new ValidationScore(0.6, 9)) > 0);
  }

  @Test
  void whatIsNoNumberIsTheWorst() {
    assertEquals(ValidationScore.WORST, ValidationScore.of(Map.of()));
    assertEquals(new ValidationScore(0, 3), ValidationScore.of(Double.NaN, 3));
  }

  @Test
  void aMeanCountsAFailedRunAsTheWorst() {
    assertEquals(
        new ValidationScore(0.4, Double.POSITIVE_INFINITY),
        ValidationScore.mean(List.of(new ValidationScore(0.8, 1), ValidationScore.WORST)));
  }
}
