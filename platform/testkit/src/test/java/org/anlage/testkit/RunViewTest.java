package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.junit.jupiter.api.Test;

/** Networks of snapshots. */
final class RunViewTest {
  private static final TinyRun RUN = TinyRun.of(1);

  @Test
  void aSnapshotIsANetwork() {
    assertEquals(RUN.initial(), RUN.at(0));
    assertEquals(RUN.trained(), RUN.at(30));
  }

  @Test
  void updatesWithoutSnapshotAreRefusedWithThoseThatHaveOne() {
    ProblemException refused = assertThrows(ProblemException.class, () -> RUN.at(7));
    assertTrue(refused.getMessage().contains("[0, 30]"), refused.getMessage());
  }

  @Test
  void snapshotsThatLackParametersAreRefused() {
    Map<String, Matrix> more = new HashMap<>(RUN.initial().parameters());
    more.put("leak", Matrix.zeros(1, TinyTask.UNITS));
    TinyRun other = new TinyRun(1, new Network(RUN.initial().spec(), more), RUN.trained());
    ProblemException refused = assertThrows(ProblemException.class, () -> other.at(30));
    assertTrue(refused.getMessage().contains("do not have all parameters"), refused.getMessage());
  }
}
