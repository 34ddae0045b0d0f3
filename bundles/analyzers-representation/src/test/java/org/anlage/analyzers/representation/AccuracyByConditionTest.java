package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.anlage.api.result.Findings;
import org.junit.jupiter.api.Test;

/** Networks made by hand, of trials of which one in four is left. */
class AccuracyByConditionTest {
  private static final AccuracyByCondition.Parameters TRIALS =
      new AccuracyByCondition.Parameters(48);

  @Test
  void aNetworkThatRemembersIsRightAtEveryLevel() {
    Findings findings = new AccuracyByCondition().analyze(TRIALS, RememberedSide.kept(3), CONTEXT);
    assertArrayEquals(
        new double[] {1, 1, 1, 1, 1}, findings.tables().get(0).numbers("accuracy"), 0);
    assertArrayEquals(
        new double[] {12, 36, 16, 16, 16}, findings.tables().get(0).numbers("trials"), 0);
  }

  @Test
  void aSilentNetworkIsRightOnTheLeftAlone() {
    // What unit 0 passes on arrives after three steps, and the task asks after four.
    RememberedSide line = RememberedSide.passedOn(3);
    RememberedSide late =
        new RememberedSide(line.network(), 4, Optional.empty(), line.before(), line.left());
    Findings findings = new AccuracyByCondition().analyze(TRIALS, late, CONTEXT);
    assertEquals(1, findings.metrics().get("accuracy_side_left"));
    assertEquals(0, findings.metrics().get("accuracy_side_right"));
    assertEquals(0.25, findings.metrics().get("accuracy_weather_sun"));
  }
}
