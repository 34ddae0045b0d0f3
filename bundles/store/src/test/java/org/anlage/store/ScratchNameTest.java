package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScratchNameTest {
  private static final long GONE = 999_999_999_999L; // more than a process number can be

  @Test
  void whatALivingProcessPreparesStays() {
    assertFalse(ScratchName.isLeftOver(ScratchName.next(), Long.MAX_VALUE));
  }

  @Test
  void whatAProcessOfThisMachineLeftGoes() {
    String own = ScratchName.next();
    assertTrue(ScratchName.isLeftOver(GONE + own.substring(own.indexOf('-')), 0));
  }

  @Test
  void whatAnotherMachinePreparesStaysForAWeek() {
    String other = ScratchName.next().replaceAll("@.*", "@elsewhere");
    assertFalse(ScratchName.isLeftOver(GONE + other.substring(other.indexOf('-')), 0));
    assertTrue(ScratchName.isLeftOver(other, TimeUnit.DAYS.toMillis(8)));
  }
}
